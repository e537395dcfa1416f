import { CommandFailedError, run } from '../src/process/run';

const node = (script: string, environment?: NodeJS.ProcessEnv) =>
  run(process.execPath, ['--eval', script], process.cwd(), environment);

describe('run', () => {
  test('gives what the command wrote to its standard output', async () => {
    await expect(node('console.log("out"); console.error("err")')).resolves.toBe('out\n');
  });

  test('adds variables to those of this process', async () => {
    const script = 'console.log(process.env.ADDED, typeof process.env.PATH)';
    await expect(node(script, { ADDED: 'yes' })).resolves.toBe('yes string\n');
  });

  test('shows the end of all that a failed command wrote, and where it ran', async () => {
    const failed = node(
      'for (let i = 1; i <= 50; i += 1) console.log(`line ${i}`); console.error("why"); process.exitCode = 3',
    );
    await expect(failed).rejects.toThrow(CommandFailedError);
    await expect(failed).rejects.toThrow(/failed in [^\n]+:\n {2}line 12\n[^]+ {2}why$/);
  });

  test('says that there is no such command', async () => {
    await expect(run('no-such-command', [], process.cwd())).rejects.toThrow('`no-such-command` failed in');
  });
});
