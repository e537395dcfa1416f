import { runCommand } from '@trading/cli';
import { SCOPE } from '../libraries';

/**
 * The registry that npm publishes the libraries to: the one configured for their scope, otherwise the default registry.
 *
 * @param cwd the folder in which npm runs
 * @param env the environment variables of npm
 */
export async function configuredRegistry(cwd: string, env = process.env): Promise<string> {
  const get = async (key: string) => (await runCommand('npm', ['config', 'get', key], { cwd, env })).trim();
  const ofScope = await get(`${SCOPE}:registry`);
  return ofScope === 'undefined' ? get('registry') : ofScope;
}
