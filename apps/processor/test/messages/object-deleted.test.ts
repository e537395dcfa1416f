import { MalformedEventError } from '../../src/errors';
import { objectDeleted } from '../../src/messages/object-deleted';
import { InMemoryWorld } from '../in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const message = (detail: object = {}, rest: object = {}) => ({
  source: 'aws.s3',
  'detail-type': 'Object Deleted',
  time: '2021-11-12T00:00:00Z',
  detail: {
    bucket: { name: 'bucket' },
    object: {
      key: 'x.csv',
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
      'version-id': '1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF',
      sequencer: '617f0837b476e463',
    },
    reason: 'DeleteObject',
    'deletion-type': 'Delete Marker Created',
    ...detail,
  },
  ...rest,
});
/** The time in hexadecimal, and the sequencer. */
const event = '017d1171a400617F0837B476E463';

describe('objectDeleted', () => {
  test('reads a deletion without the version of the delete marker', () => {
    expect(objectDeleted(message())?.subject).toEqual({ deletion: { bucket: 'bucket', key: 'x.csv', event } });
  });

  test('reads the version that was deleted for good', () => {
    expect(objectDeleted(message({ 'deletion-type': 'Permanently Deleted' }))?.subject).toEqual({
      deletion: { bucket: 'bucket', key: 'x.csv', versionId: '1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF', event },
    });
  });

  test('takes a version that the event does not name for that of a bucket without versions', () => {
    const object = { key: 'x.csv', sequencer: '617f0837b476e463' };
    expect(objectDeleted(message({ 'deletion-type': 'Permanently Deleted', object }))?.subject).toEqual({
      deletion: { bucket: 'bucket', key: 'x.csv', versionId: 'null', event },
    });
  });

  test('orders deletions by their times, and those of one second by their sequencers', () => {
    const eventOf = (time: string, sequencer: string) => {
      const object = { key: 'x.csv', sequencer };
      const { deletion } = objectDeleted(message({ object }, { time }))?.subject as { deletion: { event: string } };
      return deletion.event;
    };
    const ordered = [
      eventOf('1970-01-01T00:00:00Z', 'ff'),
      eventOf('2021-11-12T00:00:00Z', '0a'),
      eventOf('2021-11-12T00:00:00Z', '0A1'),
      eventOf('2021-11-12T00:00:00Z', '0b'),
      eventOf('2021-11-12T00:00:01Z', '01'),
    ];
    expect([...ordered].sort()).toEqual(ordered);
    expect(new Set(ordered).size).toBe(ordered.length);
  });

  test.each([
    ['no time', undefined, 'The event has no time: expected an ISO 8601 time, got: undefined'],
    ['a time that cannot be read', 'soon', 'The event has no time: expected an ISO 8601 time, got: "soon"'],
  ])('refuses an event with %s', (_name, time, text) => {
    expect(() => objectDeleted(message({}, { time }))).toThrow(new MalformedEventError(text));
  });

  test('refuses an event without a sequencer', () => {
    expect(() => objectDeleted(message({ object: { key: 'x.csv' } }))).toThrow(
      new MalformedEventError('The event has no text at detail.object.sequencer'),
    );
  });

  test('is that of the source with the name of the bucket of the first region', async () => {
    const world = new InMemoryWorld();
    const file = { ...world.upload('x.csv', 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n'), bucket: 'home' };
    await world.process(file);
    world.bucket.delete('x.csv');
    const { settings } = world.dependencies;

    await objectDeleted(message({ bucket: { name: 'own' }, object: { key: 'x.csv', sequencer: '1' } }))?.run({
      ...world.dependencies,
      settings: { ...settings, buckets: { own: 'own', source: 'home' } },
      report: {
        log: { info: jest.fn(), warn: jest.fn(), error: jest.fn() },
        ...{ count: jest.fn(), secondsSince: jest.fn() },
      },
    });

    expect((await world.store.currentManifest(file))?.deleted).toBe(true);
  });

  test('leaves other messages to other kinds', () => {
    expect(objectDeleted(message({}, { 'detail-type': 'Object Created' }))).toBeUndefined();
  });

  test.each([
    [
      'another reason',
      { reason: 'constructor' },
      'detail.reason: expected DeleteObject or Lifecycle Expiration, got: ',
    ],
    ['another type', { 'deletion-type': 'Gone' }, 'expected Permanently Deleted or Delete Marker Created, got: Gone'],
    ['no reason', { reason: undefined }, 'The event has no text at detail.reason'],
  ])('refuses an event with %s', (_name, detail, text) => {
    expect(() => objectDeleted(message(detail))).toThrow(MalformedEventError);
    expect(() => objectDeleted(message(detail))).toThrow(text);
  });

  test.each([
    ['retracts the bars of an object that a user deleted', 'DeleteObject', 0, { FilesRetracted: 1 }],
    ['keeps the bars of an object that has expired', 'Lifecycle Expiration', 1, {}],
  ] as const)('%s', async (_name, reason, bars, expected) => {
    const world = new InMemoryWorld();
    await world.process(world.upload('x.csv', FILE));
    world.bucket.delete('x.csv');
    const counts: Record<string, number> = {};
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

    await objectDeleted(message({ reason }))?.run({
      ...world.dependencies,
      report: { log, count: (name, value) => (counts[name] = value), secondsSince: jest.fn() },
    });

    expect(await world.bars('A')).toHaveLength(bars);
    expect(counts).toEqual(expected);
    expect(log.info).toHaveBeenCalledTimes(1);
  });
});
