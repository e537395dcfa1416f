import { MalformedEventError } from '../../src/errors';
import { objectCreated } from '../../src/messages/object-created';
import { InMemoryWorld } from '../in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n';

const object = { key: 'trades/a+b c.csv', etag: 'e', sequencer: '0055aed6' };
const event = (rest: object = {}, changes: object = {}) => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'b' }, object: { ...object, ...changes } },
  ...rest,
});

describe('objectCreated', () => {
  test('reads bucket, key, version and etag, and neither needs nor reads a sequencer or a time', () => {
    const file = { bucket: 'b', key: 'trades/a+b c.csv', etag: 'e' };

    expect(objectCreated(event())?.subject).toEqual({ file });
    expect(objectCreated(event({ time: '2024-08-08T23:54:15Z' }))?.subject).toEqual({ file });
    expect(objectCreated(event({}, { sequencer: undefined }))?.subject).toEqual({ file });
    expect(objectCreated(event({}, { 'version-id': 'v' }))?.subject).toEqual({ file: { ...file, versionId: 'v' } });
  });

  test('takes a version of a bucket whose versioning is suspended for none', () => {
    expect(objectCreated(event({}, { 'version-id': 'null' }))?.subject).not.toHaveProperty('file.versionId');
  });

  test('is due since the time of the event, if the event states it', () => {
    expect(objectCreated(event({ time: '2024-08-08T23:54:15Z' }))?.dueSince).toBe(1_723_161_255_000);
    expect(objectCreated(event({ time: 'soon' }))?.dueSince).toBeUndefined();
    expect(objectCreated(event())?.dueSince).toBeUndefined();
  });

  test('orders uploads by the times of their objects, and not by the times of their events', async () => {
    const world = new InMemoryWorld();
    const older = world.upload('x.csv.gz', FILE);
    const newer = world.upload('x.csv', FILE);
    const report = {
      log: { info: jest.fn(), warn: jest.fn(), error: jest.fn() },
      ...{ count: jest.fn(), secondsSince: jest.fn() },
    };

    for (const { key, etag } of [newer, older]) {
      const detail = { bucket: { name: 'bucket' }, object: { key, etag } };
      const time = key === newer.key ? '1970-01-01T00:00:00Z' : '2024-08-08T23:54:15Z';
      await objectCreated(event({ detail, time }))?.run({ ...world.dependencies, report });
    }

    expect((await world.store.currentManifest(newer))?.file).toMatchObject(newer);
    expect(report.secondsSince.mock.calls).toEqual([['SecondsFromUpload', 0]]);
  });

  test('gives the source the name of the bucket of the first region', async () => {
    const world = new InMemoryWorld();
    const { key, etag } = world.upload('x.csv', FILE);
    const { settings } = world.dependencies;
    const report = {
      log: { info: jest.fn(), warn: jest.fn(), error: jest.fn() },
      ...{ count: jest.fn(), secondsSince: jest.fn() },
    };
    const detail = { bucket: { name: 'own' }, object: { key, etag } };

    await objectCreated(event({ detail }))?.run({
      ...world.dependencies,
      settings: { ...settings, buckets: { own: 'own', source: 'home' } },
      report,
    });

    expect((await world.store.currentManifest({ bucket: 'home', key }))?.file).toMatchObject({ bucket: 'home', etag });
  });

  test.each(['key', 'etag'])('refuses an event without %s', (member) => {
    expect(() => objectCreated(event({}, { [member]: undefined }))).toThrow(
      new MalformedEventError(`The event has no text at detail.object.${member}`),
    );
  });

  test('leaves other messages to other kinds', () => {
    expect(objectCreated(event({ 'detail-type': 'Object Deleted' }))).toBeUndefined();
  });
});
