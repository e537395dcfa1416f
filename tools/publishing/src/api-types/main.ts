/**
 * Writes the TypeScript types of an API from its OpenAPI document, or checks that they are up to date.
 *
 *   tsx main.ts write|check <openapi.json> <types.ts>
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { OperatorError, parseChoice, reportFailure } from '@trading/cli';
import { renderApiTypes } from './render-api-types';

async function main([argument, document, types]: readonly string[]): Promise<void> {
  const command = parseChoice(argument, ['write', 'check'], 'a command');
  if (document === undefined || types === undefined)
    throw new OperatorError('Expected an OpenAPI document and a file.');
  const current = await renderApiTypes(readFileSync(document, 'utf8'));
  if (command === 'write') {
    writeFileSync(types, current);
    return;
  }
  if (existsSync(types) && readFileSync(types, 'utf8') === current) return;
  throw new OperatorError(
    `The query API has changed, and ${types} has not. Run \`npx nx run bars-client:api\`, look at the difference, and ` +
      'check that the client still compiles: `npx nx run bars-client:typecheck`. What it cannot compile breaks its users.',
  );
}

main(process.argv.slice(2)).catch(reportFailure);
