import { join } from 'node:path';
import { OperatorError, step } from '@trading/cli';
import { WORKSPACE } from '../libraries';
import { differenceBetween } from './compare-templates';
import { synthesise, synthesiseFromSources } from './synthesise';

/** The CDK app in TypeScript, in which imports resolve to the source code of the libraries. */
const SOURCES = join(WORKSPACE, 'tools/publishing/consumers/typescript');

/**
 * Synthesises a CDK app, and compares its template with the one that the TypeScript app makes with the source code of the
 * libraries.
 *
 * @throws OperatorError if the templates differ
 */
export async function checkTemplate(app: string): Promise<string> {
  const found = await step('Synthesising', () => synthesise(app, join(app, 'cdk.out')));
  const expected = await step('Synthesising in TypeScript, with the source code of the libraries', () =>
    synthesiseFromSources(SOURCES, join(app, 'cdk.out.expected')),
  );
  const difference = differenceBetween(expected, found);
  if (difference === undefined) {
    return `the template equals the expected one, with ${Object.keys(found['Resources'] as object).length} resources`;
  }
  throw new OperatorError(
    `The template of the app in ${app} (+) differs from that of the libraries' source code (-):\n${difference}`,
  );
}
