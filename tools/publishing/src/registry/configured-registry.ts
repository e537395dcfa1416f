import { execFileSync } from 'node:child_process';
import { SCOPE } from '../libraries';

/**
 * The registry that npm publishes the libraries to from a folder: that of their scope, or else the one for everything.
 *
 * @param environment of npm
 */
export function configuredRegistry(folder: string, environment = process.env): string {
  const get = (key: string) =>
    execFileSync('npm', ['config', 'get', key], { cwd: folder, env: environment, encoding: 'utf8' }).trim();
  const ofScope = get(`${SCOPE}:registry`);
  return ofScope === 'undefined' ? get('registry') : ofScope;
}
