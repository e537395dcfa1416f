import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailedError, runCommand, tryCommand, type CommandOptions } from '../src/run-command';
import { temporaryFolder } from '../src/testing/temporary-folder';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

const node = (script: string, options?: CommandOptions) => runCommand(process.execPath, ['--eval', script], options);
const tryNode = (script: string, options?: CommandOptions) => tryCommand(process.execPath, ['--eval', script], options);

describe('runCommand', () => {
  test('returns the standard output', async () => {
    await expect(node('console.log("out"); console.error("err")')).resolves.toBe('out\n');
  });

  test('runs in the given folder, with the given environment variables', async () => {
    const cwd = temporaryFolder();
    const script = 'console.log(process.cwd(), process.env.ADDED, process.env.PATH)';
    await expect(node(script, { cwd, env: { ADDED: 'yes' } })).resolves.toBe(`${cwd} yes undefined\n`);
  });

  test('inherits the environment variables by default', async () => {
    await expect(node('console.log(process.env.PATH)')).resolves.toBe(`${process.env['PATH']}\n`);
  });

  test('reports the command, its folder, its exit code and the last lines of all its output', async () => {
    const failed = node(
      'for (let i = 1; i <= 50; i += 1) console.log(`line ${i}`); console.error("why"); process.exitCode = 3',
      { cwd: temporaryFolder() },
    );
    await expect(failed).rejects.toThrow(CommandFailedError);
    await expect(failed).rejects.toThrow(/^`\S+ --eval for [^]+` failed in \S+ \(exit code 3\):\n {2}line 12\n/);
    await expect(failed).rejects.toThrow(/ {2}line 50\n {2}why$/);
  });

  test('reports a command that does not exist', async () => {
    await expect(runCommand('no-such-command', [])).rejects.toThrow(
      `\`no-such-command\` failed in ${process.cwd()} (spawn no-such-command ENOENT).`,
    );
  });

  test('terminates a command that takes too long', async () => {
    await expect(node('setInterval(() => {}, 1000)', { timeoutMs: 200 })).rejects.toThrow('(no end within 0.2 s)');
  });

  test('refers to output that was already shown', async () => {
    await expect(node('process.exitCode = 2', { output: 'inherit' })).rejects.toThrow(
      /\(exit code 2\); see its output above\.$/,
    );
  });

  test('appends the output to a log file, and reports its last lines', async () => {
    const log = join(temporaryFolder(), 'log');
    writeFileSync(log, 'before\n');
    await expect(node('console.log("out")', { output: { appendTo: log } })).resolves.toBe('');
    await expect(node('console.error("why"); process.exitCode = 1', { output: { appendTo: log } })).rejects.toThrow(
      /\(exit code 1\):\n {2}before\n {2}out\n {2}why$/,
    );
    expect(readFileSync(log, 'utf8')).toBe('before\nout\nwhy\n');
  });
});

describe('tryCommand', () => {
  test('returns the outcome of a command that succeeds', async () => {
    await expect(tryNode('console.log("out")')).resolves.toEqual({
      exitCode: 0,
      stdout: 'out\n',
      output: 'out\n',
      failure: undefined,
    });
  });

  test('returns the outcome of a command that fails', async () => {
    await expect(tryNode('console.error("why"); process.exitCode = 3')).resolves.toEqual({
      exitCode: 3,
      stdout: '',
      output: 'why\n',
      failure: 'exit code 3',
    });
  });

  test('names the signal that ended a command', async () => {
    await expect(tryNode('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)')).resolves.toMatchObject({
      exitCode: undefined,
      failure: 'SIGTERM',
    });
  });

  test('returns no exit code of a command that cannot be started', async () => {
    await expect(tryCommand('no-such-command', [])).resolves.toMatchObject({ exitCode: undefined, stdout: '' });
  });
});
