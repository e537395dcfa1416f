import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@trading/cli';
import { WORKSPACE } from '../libraries';

/** The only stack of every consumer. */
const STACK = 'TradeArchive';

const ENVIRONMENT = {
  // The templates are only compared here. They are validated when the libraries are tested.
  CDK_VALIDATION: 'false',
  CDK_DISABLE_VERSION_CHECK: 'true',
  // Node 20 has reached its end of life, but is still supported here.
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
};

/** A CloudFormation template. */
export type Template = Readonly<Record<string, unknown>>;

/**
 * Synthesises a consumer with the CDK CLI.
 *
 * @param folder the folder of its `cdk.json`
 * @param output the folder for the cloud assembly
 * @param options further options of the CLI
 */
export async function synthesise(folder: string, output: string, options: readonly string[] = []): Promise<Template> {
  const cdk = join(WORKSPACE, 'node_modules/.bin/cdk');
  await runCommand(cdk, ['synth', '--quiet', '--no-notices', '--output', output, ...options], {
    cwd: folder,
    env: { ...process.env, ...ENVIRONMENT },
  });
  return JSON.parse(readFileSync(join(output, `${STACK}.template.json`), 'utf8')) as Template;
}

/**
 * Synthesises the TypeScript consumer with the source code of the libraries instead of the packed ones.
 *
 * @param folder its folder in the workspace, where imports resolve to the source code
 */
export function synthesiseFromSources(folder: string, output: string): Promise<Template> {
  const tsx = join(WORKSPACE, 'node_modules/.bin/tsx');
  return synthesise(folder, output, ['--app', `"${tsx}" --conditions=@trading/source app.ts`]);
}
