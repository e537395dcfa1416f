import { memoryLimits } from '../src/aggregation/memory-limits';
import { readConfig } from '../src/config';

describe('readConfig', () => {
  const required = { TABLE_NAME: 't', QUEUE_URL: 'u', DEAD_LETTER_QUEUE_URL: 'q' };

  test('reads the table and the queues, with bars of one minute and no declared layouts by default', () => {
    expect(readConfig(required)).toEqual({
      ...{ tableName: 't', queueUrl: 'u', deadLetterQueueUrl: 'q' },
      ...{ interval: '1m', layouts: [] },
      limits: memoryLimits(),
    });
  });

  test('reads the stored interval and the declared layouts', () => {
    const layouts = '{"alpaca/": {"extendedHours": "exclude"}}';
    expect(readConfig({ ...required, BAR_INTERVAL: '1s', LAYOUTS: layouts })).toMatchObject({
      interval: '1s',
      layouts: [{ prefix: 'alpaca/', extendedHours: 'exclude' }],
    });
  });

  test('limits the memory for a file by that of the function', () => {
    const { limits } = readConfig({ ...required, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '2048' });
    expect(limits).toEqual(memoryLimits(2048));
  });

  test('rejects an interval that cannot be stored', () => {
    expect(() => readConfig({ ...required, BAR_INTERVAL: '5m' })).toThrow('BAR_INTERVAL must be 1m or 1s, got: 5m');
  });

  test.each(['TABLE_NAME', 'QUEUE_URL', 'DEAD_LETTER_QUEUE_URL'])('throws if %s is missing', (name) => {
    expect(() => readConfig({ TABLE_NAME: 't', QUEUE_URL: 'u', DEAD_LETTER_QUEUE_URL: 'q', [name]: '' })).toThrow(
      `The environment variable ${name} is not set; the stack must set it.`,
    );
  });
});
