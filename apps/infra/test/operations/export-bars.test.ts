import { LambdaClient } from '@aws-sdk/client-lambda';
import { exportBars, ExportFailedError } from '../../src/operations/export-bars';
import type { Target } from '../../src/operations/operation';

const target: Target = { environment: 'dev', account: '111111111111', regions: ['us-east-1'], assembly: 'cdk.out' };
const report = { written: 1, unchanged: 0, open: 2, remaining: 0, hasMoreChanges: false, sequence: 7 };

describe('exportBars', () => {
  let log: jest.SpyInstance;
  let send: jest.SpyInstance;
  beforeEach(() => {
    log = jest.spyOn(console, 'log').mockReturnValue(undefined);
    send = jest.spyOn(LambdaClient.prototype, 'send');
  });
  afterEach(() => jest.restoreAllMocks());

  /** Makes the function answer. */
  function answer(payload: unknown, error?: string): void {
    const Payload = new TextEncoder().encode(JSON.stringify(payload));
    send.mockImplementationOnce(async () => ({ Payload, ...(error ? { FunctionError: error } : {}) }));
  }

  test('runs the function of the environment', async () => {
    answer(report);
    await exportBars(target, {});
    expect(send.mock.calls[0][0].input).toEqual({ FunctionName: 'exporter-dev-us-east-1', Payload: '{}' });
    expect(log.mock.calls).toEqual([
      ['1 days were written, 0 have not changed, 2 are not closed yet; 0 closed days are left'],
    ]);
  });

  test('runs it until nothing is left', async () => {
    answer({ ...report, hasMoreChanges: true });
    answer({ ...report, remaining: 3 });
    answer(report);
    await exportBars(target, {});
    expect(send).toHaveBeenCalledTimes(3);
    expect(log.mock.calls[0][0]).toContain('changes are left to read');
  });

  test.each([
    [{ errorMessage: 'Another run has written exports/index.json' }, 'Another run has written exports/index.json'],
    [{}, 'Unhandled'],
  ])('fails if the function fails with %j', async (payload, reason) => {
    answer(payload, 'Unhandled');
    await expect(exportBars(target, {})).rejects.toThrow(new ExportFailedError('exporter-dev-us-east-1', reason));
  });
});
