import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs the command line with invalid arguments, so that nothing is started or stopped. */
function main(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, '../../src/emulator/main.ts'), ...args], {
    cwd: __dirname,
    encoding: 'utf8',
  });
}

test.each([
  ['a missing command', [], /^Usage: main\.ts <command>/m],
  ['an unknown command', ['restart'], /^Usage: main\.ts <command>/m],
  ['an unknown option', ['start', '--prot', '1'], /^Unknown option '--prot'/m],
  [
    'a port out of range',
    ['start', '--port', '99999'],
    /^`--port` must be a port number between 1 and 65535, got: 99999$/m,
  ],
])('reports %s with a message, without a stack trace, and with exit code 1', (_, args, message) => {
  const { status, stdout, stderr } = main(...args);

  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
