import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../libraries';
import { run } from '../process/run';

/** The one stack of every consumer. */
const STACK = 'TradeArchive';

const ENVIRONMENT = {
  // What is synthesised here is compared; it was validated where the libraries are.
  CDK_VALIDATION: 'false',
  CDK_DISABLE_VERSION_CHECK: 'true',
  // Node 20 is beyond its end of life, and still supported here.
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
};

/** A CloudFormation template. */
export type Template = Readonly<Record<string, unknown>>;

/**
 * Synthesises a consumer by the CDK CLI.
 *
 * @param folder where its `cdk.json` is
 * @param output the folder of the assembly
 * @param options further options of the CLI
 */
export async function synthesise(folder: string, output: string, options: readonly string[] = []): Promise<Template> {
  const cdk = join(WORKSPACE, 'node_modules/.bin/cdk');
  await run(cdk, ['synth', '--quiet', '--no-notices', '--output', output, ...options], folder, ENVIRONMENT);
  return JSON.parse(readFileSync(join(output, `${STACK}.template.json`), 'utf8')) as Template;
}

/**
 * Synthesises the TypeScript consumer with the sources of the libraries in place of packed ones.
 *
 * @param folder the one in the workspace, where its imports lead to the sources
 */
export function synthesiseFromSources(folder: string, output: string): Promise<Template> {
  const tsx = join(WORKSPACE, 'node_modules/.bin/tsx');
  return synthesise(folder, output, ['--app', `"${tsx}" --conditions=@trading/source app.ts`]);
}
