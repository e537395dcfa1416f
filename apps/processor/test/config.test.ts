import { readConfig } from '../src/config';

describe('readConfig', () => {
  test('reads the table and the queue', () => {
    expect(readConfig({ TABLE_NAME: 't', DEAD_LETTER_QUEUE_URL: 'q' })).toEqual({
      tableName: 't',
      deadLetterQueueUrl: 'q',
    });
  });

  test.each(['TABLE_NAME', 'DEAD_LETTER_QUEUE_URL'])('says that %s is missing', (name) => {
    expect(() => readConfig({ TABLE_NAME: 't', DEAD_LETTER_QUEUE_URL: 'q', [name]: '' })).toThrow(
      `The environment variable ${name} is not set; the stack must set it.`,
    );
  });
});
