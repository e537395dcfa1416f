import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder, tradesOf, write } from './trade-files';

const base = temporaryFolder();

/** Runs the command in a process of its own. */
function run(...args: readonly string[]) {
  const main = join(__dirname, '../../check/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, INIT_CWD: base },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('processor:check', () => {
  test('prints what the processor makes of a file, and exits with 0', () => {
    write(base, 'mit ü/x y.csv', tradesOf([1, 2]));
    const { status, stdout, stderr } = run('mit ü/');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('trades/mit ü/x y.csv (General trades (CSV))\nlines: 2, accepted: 2,');
    expect(stdout).toContain('\nfiles: 1, accepted as a whole: 1, ');
  });

  test('prints JSON alone on standard output, and exits with 1 if a path is missing', () => {
    write(base, 'x.csv', tradesOf([1]));
    const { status, stdout, stderr } = run('--json', 'x.csv', 'missing');
    expect({ status, stderr }).toEqual({ status: 1, stderr: `There is no file or folder ${join(base, 'missing')}.\n` });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).key),
    ).toEqual(['trades/x.csv']);
  });

  test('explains a wrong command line, and exits with 2', () => {
    const { status, stdout, stderr } = run('--interval=2m', 'x.csv');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^--interval must be one of .+, got: 2m\n\nUsage: /);
  });

  test('prints the help, and exits with 0', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: /);
  });
});
