import { MalformedEventError } from '../src/errors';
import { parseEvent } from '../src/parse-event';

const event = (object: object, rest: object = {}) =>
  JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'b' }, object },
    ...rest,
  });
const object = { key: 'trades/a+b c.csv', etag: 'e', sequencer: '0055aed6' };

describe('parseEvent', () => {
  test('reads bucket, key, version, etag and generation', () => {
    const generation = '0055AED6'.padEnd(64, '0');
    expect(parseEvent(event(object))).toEqual({
      bucket: 'b',
      key: 'trades/a+b c.csv',
      versionId: undefined,
      etag: 'e',
      generation,
    });
    expect(parseEvent(event(object, { time: '2024-08-08T23:54:15Z' }))).toMatchObject({
      uploadedAt: 1_723_161_255_000,
    });
    expect(parseEvent(event(object, { time: 'soon' }))).not.toHaveProperty('uploadedAt');
    expect(parseEvent(event({ ...object, 'version-id': 'v' }))).toMatchObject({ versionId: 'v', generation });
  });

  test.each([
    ['text that is not JSON', '<xml/>', /^The message is not JSON: /],
    ['JSON that is not an object', 'null', /^The message is not an "Object Created" event of S3: source undefined/],
    ['another event', event(object, { source: 'aws.ec2' }), /source "aws.ec2", detail-type "Object Created"$/],
    ['another event of S3', event(object, { 'detail-type': 'Object Deleted' }), /detail-type "Object Deleted"$/],
    ['an event without a key', event({ etag: 'e', sequencer: '1' }), /^The event has no text at detail.object.key$/],
    ['an event without a sequencer', event({ key: 'k', etag: 'e' }), /at detail.object.sequencer$/],
    ['an event without detail', event(object, { detail: undefined }), /at detail.bucket.name$/],
  ])('refuses %s', (_name, body, message) => {
    expect(() => parseEvent(body)).toThrow(MalformedEventError);
    expect(() => parseEvent(body)).toThrow(message);
  });
});
