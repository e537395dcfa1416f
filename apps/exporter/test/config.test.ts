import { readConfig } from '../src/config';

const VARIABLES = { TABLE_NAME: 'table', BUCKET_NAME: 'bucket', SETTLEMENT_QUEUE_URL: 'queue' };

describe('readConfig', () => {
  test.each([
    [VARIABLES, '1m'],
    [{ ...VARIABLES, BAR_INTERVAL: '1s' }, '1s'],
  ])('reads %j', (variables, interval) => {
    expect(readConfig(variables)).toEqual({
      ...{ tableName: 'table', bucketName: 'bucket', hasReplicas: false, settlementQueueUrl: 'queue', interval },
    });
  });

  test('knows that the table has replicas by the bucket that gives sources their name', () => {
    expect(readConfig({ ...VARIABLES, SOURCE_BUCKET: 'home' })).toMatchObject({
      bucketName: 'bucket',
      hasReplicas: true,
    });
  });

  test.each(['TABLE_NAME', 'BUCKET_NAME', 'SETTLEMENT_QUEUE_URL'])('rejects a missing %s', (name) => {
    expect(() => readConfig({ ...VARIABLES, [name]: '' })).toThrow(
      `The environment variable ${name} is not set; the stack must set it.`,
    );
  });

  test('rejects an interval in which bars are not stored', () => {
    expect(() => readConfig({ ...VARIABLES, BAR_INTERVAL: '5m' })).toThrow('BAR_INTERVAL must be 1m or 1s, got: 5m');
  });
});
