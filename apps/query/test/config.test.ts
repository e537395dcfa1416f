import { readConfig } from '../src/config';
import { ConfigurationError } from '../src/errors';

const SETTINGS = { TABLE_NAME: 'bars', BUCKET_NAME: 'files', SETTLEMENT_QUEUE_URL: 'queue' };

test('bars are stored by the minute, and no feed has a calendar, by default', () => {
  expect(readConfig(SETTINGS)).toEqual({
    ...{ tableName: 'bars', bucketName: 'files', hasReplicas: false, settlementQueueUrl: 'queue' },
    ...{ interval: '1m', calendars: new Map() },
  });
});

test('a region that does not process requests for settlements has no queue for them', () => {
  const { SETTLEMENT_QUEUE_URL: _queue, ...settings } = SETTINGS;
  expect(readConfig(settings).settlementQueueUrl).toBeUndefined();
});

test('with replicas, sources have the name of the bucket of the first region', () => {
  expect(readConfig({ ...SETTINGS, SOURCE_BUCKET: 'home' })).toMatchObject({ bucketName: 'home', hasReplicas: true });
});

test('the variables are read', () => {
  const { interval, calendars } = readConfig({ ...SETTINGS, BAR_INTERVAL: '1s', CALENDARS: '{"f":"XNYS","g":"24/7"}' });
  expect([interval, [...calendars]]).toEqual([
    '1s',
    [
      ['f', 'XNYS'],
      ['g', '24/7'],
    ],
  ]);
});

test.each([
  [{ TABLE_NAME: '' }, 'The environment variable TABLE_NAME is not set; the stack must set it.'],
  [{ BUCKET_NAME: undefined }, 'The environment variable BUCKET_NAME is not set; the stack must set it.'],
  [{ SETTLEMENT_QUEUE_URL: '' }, 'The environment variable SETTLEMENT_QUEUE_URL is not set; the stack must set it.'],
  [{ BAR_INTERVAL: '5m' }, 'BAR_INTERVAL must be 1m or 1s, got: 5m'],
  [{ CALENDARS: '{' }, 'CALENDARS must be JSON, got: {'],
  [{ CALENDARS: '[]' }, 'CALENDARS must be an object of feeds and calendars, got: []'],
  [{ CALENDARS: 'null' }, 'CALENDARS must be an object of feeds and calendars, got: null'],
  [{ CALENDARS: '{"f":"X"}' }, 'CALENDARS must name XNYS, XNAS, XLON, XTKS, 24/7, got for f: "X"'],
])('%j is rejected', (settings, message) => {
  expect(() => readConfig({ ...SETTINGS, ...settings })).toThrow(new ConfigurationError(message));
});
