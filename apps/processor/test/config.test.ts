import { memoryLimits } from '../src/aggregation/memory-limits';
import { readConfig, readQueues, readWriteUnits } from '../src/config';

describe('readConfig', () => {
  const required = { TABLE_NAME: 't' };

  test('reads the table, with bars of one minute and no declared layouts by default', () => {
    expect(readConfig(required)).toEqual({
      tableName: 't',
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

  test('reads the names of the buckets of an environment with several regions', () => {
    const names = { SOURCE_BUCKET: 'home', BUCKET_NAME: 'own' };
    expect(readConfig({ ...required, ...names, AWS_REGION: 'us-west-2' })).toMatchObject({
      ...{ buckets: { own: 'own', source: 'home' }, region: 'us-west-2' },
    });
    expect(() => readConfig({ ...required, ...names })).toThrow('AWS_REGION is not set');
    expect(() => readConfig({ ...required, SOURCE_BUCKET: 'home' })).toThrow('BUCKET_NAME is not set');
  });

  test('throws if TABLE_NAME is missing', () => {
    expect(() => readConfig({ TABLE_NAME: '' })).toThrow(
      'The environment variable TABLE_NAME is not set; the stack must set it.',
    );
  });
});

describe('readQueues', () => {
  const variables = { QUEUE_URL: 'u', DEAD_LETTER_QUEUE_URL: 'q' };

  test('reads the queues', () => {
    expect(readQueues(variables)).toEqual({ queueUrl: 'u', deadLetterQueueUrl: 'q' });
  });

  test.each(Object.keys(variables))('throws if %s is missing', (name) => {
    expect(() => readQueues({ ...variables, [name]: '' })).toThrow(
      `The environment variable ${name} is not set; the stack must set it.`,
    );
  });
});

describe('readWriteUnits', () => {
  test('reads the write units of backfills', () => {
    expect(readWriteUnits({ WRITE_UNITS_PER_SECOND: '69.5' })).toBe(69.5);
  });

  test.each(['0', '-1', 'many', 'Infinity'])('rejects %s', (text) => {
    expect(() => readWriteUnits({ WRITE_UNITS_PER_SECOND: text })).toThrow(
      `WRITE_UNITS_PER_SECOND must be a positive number, got: ${text}`,
    );
  });

  test('throws if the variable is missing', () => {
    expect(() => readWriteUnits({})).toThrow('The environment variable WRITE_UNITS_PER_SECOND is not set');
  });
});
