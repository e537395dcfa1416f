import { settlementMessage } from '@trading/bars/settlement';
import { MalformedEventError } from '../src/errors';
import { readMessage } from '../src/read-message';

const object = { key: 'trades/x.csv', etag: 'e', sequencer: '0055aed6' };
const event = (rest: object = {}) =>
  JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'b' }, object },
    ...rest,
  });

describe('readMessage', () => {
  test('reads an upload', () => {
    expect(readMessage(event()).subject).toMatchObject({ file: { bucket: 'b', key: 'trades/x.csv' } });
  });

  test('reads a deletion, and a request for a settlement', () => {
    const deletion = event({
      ...{ 'detail-type': 'Object Deleted', time: '2024-08-08T23:54:15Z' },
      detail: { bucket: { name: 'b' }, object, reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' },
    });
    expect(readMessage(deletion).subject).toMatchObject({ deletion: { bucket: 'b', key: 'trades/x.csv' } });
    const chunk = { feed: 'general', symbol: 'A', interval: '1m', start: 0n } as const;
    expect(readMessage(settlementMessage(chunk)).subject).toMatchObject({ feed: 'general', symbol: 'A' });
  });

  test.each([
    ['text that is not JSON', '<xml/>', /^The message is not JSON: /],
    [
      'JSON that is not an object',
      'null',
      /^The message is not an "Object Created" or "Object Deleted" event of S3: source undefined/,
    ],
    ['another event', event({ source: 'aws.ec2' }), /source "aws.ec2", detail-type "Object Created"$/],
    ['another event of S3', event({ 'detail-type': 'Object Tags Added' }), /detail-type "Object Tags Added"$/],
    ['an incomplete event', event({ detail: undefined }), /^The event has no text at detail.bucket.name$/],
    [
      'a deletion without its time',
      event({
        'detail-type': 'Object Deleted',
        detail: { bucket: { name: 'b' }, object, reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' },
      }),
      /^The event has no time: expected an ISO 8601 time, got: undefined$/,
    ],
  ])('refuses %s', (_name, body, message) => {
    expect(() => readMessage(body)).toThrow(MalformedEventError);
    expect(() => readMessage(body)).toThrow(message);
  });
});
