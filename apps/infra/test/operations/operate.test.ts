import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryCommand } from '@trading/cli';
import { CdkError, operate } from '../../src/operations/operate';
import { cdkArguments, OPERATIONS, type Target } from '../../src/operations/operation';
import { publishPage } from '../../src/operations/publish-page';

jest.mock('@trading/cli', () => ({
  ...jest.requireActual<object>('@trading/cli'),
  tryCommand: jest.fn(),
}));

jest.mock('../../src/operations/publish-page');

describe('operate', () => {
  const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  const target: Target = { environment: 'dev', account: '111111111111', regions: ['us-east-1'], assembly };
  afterAll(() => rmSync(assembly, { recursive: true }));

  const cli = jest.mocked(tryCommand);

  /** Makes the CDK CLI end with an exit code. */
  function endWith(exitCode: number): void {
    const failure = exitCode === 0 ? undefined : `exit code ${exitCode}`;
    cli.mockResolvedValue({ exitCode, stdout: '', output: '', failure });
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

  test('publishes the page after it was deployed, and only then', async () => {
    jest.mocked(publishPage).mockClear();
    endWith(1);
    await expect(operate('deploy', target, 'outputs.json')).rejects.toThrow(CdkError);
    endWith(0);
    await operate('diff', target, 'outputs.json');
    expect(publishPage).not.toHaveBeenCalled();

    await operate('deploy', target, 'outputs.json', {});

    expect(jest.mocked(publishPage).mock.calls).toEqual([[target, 'outputs.json', {}]]);
  });

  test('fails if the CLI fails', async () => {
    endWith(1);
    await expect(operate('deploy', target, 'outputs.json')).rejects.toThrow(
      new CdkError('deploy', target, 'exit code 1'),
    );
  });
});
