import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const OXFMT = join(dirname(require.resolve('oxfmt/package.json')), 'bin/oxfmt');

/** The folder of the workspace, whose configuration applies to every file. */
const WORKSPACE = join(__dirname, '../../..');

/**
 * Formats a generated file so that the target `format` accepts it.
 *
 * @param path its path, which need not exist, and whose ending tells the language
 * @throws Error with the reason if it cannot be parsed
 */
export function formatSource(path: string, text: string): string {
  return execFileSync(process.execPath, [OXFMT, '--stdin-filepath', path], {
    ...{ cwd: WORKSPACE, input: text, encoding: 'utf8', stdio: 'pipe' },
  });
}
