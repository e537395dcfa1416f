import { MalformedEventError } from '../../src/errors';
import {
  bucketOf,
  isObjectEvent,
  requireOfObject,
  requireTime,
  timeOf,
  versionOf,
} from '../../src/messages/object-event';

const event = (object?: object) => ({ detail: { bucket: { name: 'b' }, object } });

describe('an event of an object', () => {
  test.each([
    [{ source: 'aws.s3', 'detail-type': 'Object Created' }, true],
    [{ source: 'aws.s3', 'detail-type': 'Object Deleted' }, false],
    [{ source: 'aws.ec2', 'detail-type': 'Object Created' }, false],
    [{}, false],
  ])('is known by its source and type: %j', (message, expected) => {
    expect(isObjectEvent(message, 'Object Created')).toBe(expected);
  });

  test('names a bucket and the members of an object', () => {
    const message = event({ key: 'trades/a+b c.csv', etag: 'e', sequencer: '0055aed6', 'version-id': 'v' });

    expect(bucketOf(message)).toBe('b');
    expect(requireOfObject(message, 'key')).toBe('trades/a+b c.csv');
    expect(requireOfObject(message, 'etag')).toBe('e');
    expect(requireOfObject(message, 'sequencer')).toBe('0055aed6');
    expect(versionOf(message)).toBe('v');
  });

  test.each([[{}], [{ 'version-id': '' }], [{ 'version-id': 'null' }], [{ 'version-id': 1 }], [undefined]])(
    'has no version if it names none: %j',
    (object) => {
      expect(versionOf(event(object))).toBeUndefined();
    },
  );

  test('states a time, or none', () => {
    expect(timeOf({ time: '2024-08-08T23:54:15Z' })).toBe(1_723_161_255_000);
    expect(timeOf({ time: 'soon' })).toBeUndefined();
    expect(timeOf({})).toBeUndefined();
  });

  test('states a time that is required, or is malformed', () => {
    expect(requireTime({ time: '2024-08-08T23:54:15Z' })).toBe(1_723_161_255_000);
    expect(requireTime({ time: '1970-01-01T00:00:00Z' })).toBe(0);
    for (const time of [undefined, 'soon', 1_723_161_255]) {
      expect(() => requireTime({ time })).toThrow(
        new MalformedEventError(`The event has no time: expected an ISO 8601 time, got: ${JSON.stringify(time)}`),
      );
    }
  });

  test.each([
    ['without a key', () => requireOfObject(event({ etag: 'e' }), 'key'), 'object.key'],
    ['with an empty sequencer', () => requireOfObject(event({ sequencer: '' }), 'sequencer'), 'object.sequencer'],
    ['without an object', () => requireOfObject(event(), 'etag'), 'object.etag'],
    ['without detail', () => bucketOf({}), 'bucket.name'],
  ])('is malformed %s', (_name, read, path) => {
    expect(read).toThrow(new MalformedEventError(`The event has no text at detail.${path}`));
  });
});
