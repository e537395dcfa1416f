import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

function bars(...args: string[]) {
  const main = join(__dirname, '../../src/query/main.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { cwd: __dirname, encoding: 'utf8' });
}

test.each([
  [[], 'Usage: npx nx run local:bars -- SYMBOL [options]'],
  [['A', 'B'], 'Usage: '],
  [['A', '--interval', '2m'], 'There is no interval 2m.'],
  [['A', '--colour', 'red'], "Unknown option '--colour'"],
])('reports the arguments %j with a message, without a stack trace, and with exit code 1', (args, message) => {
  const { status, stdout, stderr } = bars(...args);

  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
