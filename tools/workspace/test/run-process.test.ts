import { ProcessError } from '../src/errors';
import { runProcess } from '../src/run-process';

const node = (code: string) => [process.execPath, '-e', code] as [string, ...string[]];

describe('runProcess', () => {
  test('gives the standard output, and passes on all output as it comes', async () => {
    const output: string[] = [];
    const stdout = await runProcess('x', node('console.log("out"); console.error("error")'), {
      onOutput: (text) => output.push(text),
    });
    expect(stdout).toBe('out\n');
    expect(output.sort()).toEqual(['error\n', 'out\n']);
  });

  test('adds environment variables', async () => {
    const env = { ADDED: 'yes' };
    expect(await runProcess('x', node('console.log(`${process.env.ADDED}, ${"PATH" in process.env}`)'), { env })).toBe(
      'yes, true\n',
    );
  });

  test('rejects with the output if the process fails', async () => {
    const failing = runProcess('npx nx run x', node('console.error("why"); process.exitCode = 3'), {});
    await expect(failing).rejects.toThrow(ProcessError);
    await expect(failing).rejects.toMatchObject({ message: '`npx nx run x` failed.', output: 'why\n' });
  });

  test('says so if there is no such command', async () => {
    await expect(runProcess('no-such', ['no-such-command'], {})).rejects.toThrow('`no-such` cannot be run: ');
  });
});
