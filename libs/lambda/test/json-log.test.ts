import { JsonLog } from '../src/json-log';

/** A log, and the lines that it has written. */
function recorded() {
  const lines: string[] = [];
  return {
    log: new JsonLog('processor', (line) => lines.push(line)),
    lines,
    parsed: () => lines.map((line) => JSON.parse(line)),
  };
}

describe('JsonLog', () => {
  test('writes one line for each message, with its level, time and service', () => {
    const { log, lines, parsed } = recorded();

    log.info('a');
    log.warn('b\nc', { file: { key: 'k' } });
    log.error('d');

    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    const common = { service: 'processor', timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) };
    expect(parsed()).toEqual([
      { ...common, level: 'INFO', message: 'a' },
      { ...common, level: 'WARN', message: 'b\nc', file: { key: 'k' } },
      { ...common, level: 'ERROR', message: 'd' },
    ]);
  });

  test('names the invocation', () => {
    const { log, parsed } = recorded();

    log.setInvocation({ awsRequestId: 'first' });
    log.info('a');
    log.setInvocation({ awsRequestId: 'second' });
    log.info('b');

    expect(parsed().map((line) => line.function_request_id)).toEqual(['first', 'second']);
  });

  test('writes errors with their causes, and large numbers', () => {
    const { log, parsed } = recorded();
    const error = new RangeError('wrong', { cause: new Error('lost') });

    log.error('failed', { error, bytes: 2n ** 60n });

    const { stack } = error;
    expect(parsed()).toMatchObject([
      {
        error: { name: 'RangeError', message: 'wrong', stack, cause: { name: 'Error', message: 'lost' } },
        bytes: '1152921504606846976',
      },
    ]);
  });
});
