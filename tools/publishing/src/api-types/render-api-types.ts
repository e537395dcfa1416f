import { formatSource } from '@trading/cli';

/** The first lines of a generated file. */
const HEADER = `/* oxlint-disable */
/** The types of the query API, generated from its OpenAPI document by \`npx nx run bars-client:api\`. */

`;

/**
 * Renders the types of an API.
 *
 * @param document its OpenAPI document, as JSON
 */
export async function renderApiTypes(document: string): Promise<string> {
  // An ES module, which is loaded only when it is needed.
  const { default: openapiTs, astToString } = await import('openapi-typescript');
  const types = await openapiTs(document);
  return formatSource('api.ts', HEADER + astToString(types));
}
