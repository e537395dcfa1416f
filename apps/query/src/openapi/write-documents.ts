import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS, ROUTES } from '../routes';
import { buildDocument } from './build-document';
import { renderDocs } from './render-docs';

/** Writes the files that lie beside the function's code: its routes for the gateway, and its documents. */
export function writeDocuments(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const routes = ROUTES.map(({ path, operation: { id } }) => ({ path, methods: METHODS, operation: id }));
  writeFileSync(join(folder, 'routes.json'), `${JSON.stringify(routes, undefined, 2)}\n`);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(buildDocument(ROUTES)));
  writeFileSync(join(folder, 'docs.html'), renderDocs(ROUTES));
}
