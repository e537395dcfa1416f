import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CdkError, operate } from '../../src/operations/operate';
import { cdkArguments, OPERATIONS, type Target } from '../../src/operations/operation';

jest.mock('node:child_process');

describe('operate', () => {
  const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  const target: Target = { environment: 'dev', account: '111111111111', regions: ['us-east-1'], assembly };
  afterAll(() => rmSync(assembly, { recursive: true }));

  const cli = jest.mocked(spawn as unknown as (command: string, args: string[], options: object) => EventEmitter);

  /** Makes the CDK CLI end with an exit code. */
  function endWith(code: number): void {
    cli.mockImplementation(() => {
      const started = new EventEmitter();
      setImmediate(() => started.emit('exit', code));
      return started;
    });
  }

  test.each(OPERATIONS)('runs `cdk %s` with its arguments', async (operation) => {
    endWith(0);

    await operate(operation, target, 'outputs.json');

    expect(cli.mock.lastCall?.[1].slice(1)).toEqual(cdkArguments(operation, target, 'outputs.json'));
  });

  test('runs `cdk bootstrap` outside of the app', async () => {
    endWith(0);
    await operate('bootstrap', target, 'outputs.json');
    expect(cli.mock.lastCall?.[2]).toMatchObject({ cwd: tmpdir() });
    await operate('diff', target, 'outputs.json');
    expect(cli.mock.lastCall?.[2]).toMatchObject({ cwd: undefined });
  });

  test('fails if the CLI fails', async () => {
    endWith(1);
    await expect(operate('deploy', target, 'outputs.json')).rejects.toThrow(new CdkError('deploy', target, 1));
  });
});
