import { readConfig } from '../src/config';

describe('readConfig', () => {
  const required = { TABLE_NAME: 't', DEAD_LETTER_QUEUE_URL: 'q' };

  test('reads the table and the queue, with bars of one minute and no declared layouts by default', () => {
    expect(readConfig(required)).toEqual({ tableName: 't', deadLetterQueueUrl: 'q', interval: '1m', layouts: [] });
  });

  test('reads the stored interval and the declared layouts', () => {
    const layouts = '{"alpaca/": {"extendedHours": "exclude"}}';
    expect(readConfig({ ...required, BAR_INTERVAL: '1s', LAYOUTS: layouts })).toMatchObject({
      interval: '1s',
      layouts: [{ prefix: 'alpaca/', extendedHours: 'exclude' }],
    });
  });

  test('rejects an interval that cannot be stored', () => {
    expect(() => readConfig({ ...required, BAR_INTERVAL: '5m' })).toThrow('BAR_INTERVAL must be 1m or 1s, got: 5m');
  });

  test.each(['TABLE_NAME', 'DEAD_LETTER_QUEUE_URL'])('throws if %s is missing', (name) => {
    expect(() => readConfig({ TABLE_NAME: 't', DEAD_LETTER_QUEUE_URL: 'q', [name]: '' })).toThrow(
      `The environment variable ${name} is not set; the stack must set it.`,
    );
  });
});
