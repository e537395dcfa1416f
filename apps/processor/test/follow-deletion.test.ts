import {
  bucketEvent,
  formatDecimal,
  generationAfter,
  isNewerGeneration,
  readChanges,
  readCoveredRanges,
  readFiles,
  readUploadStatus,
  sourceIdOf,
  ThrottledError,
  UnfinishedWriteError,
  type Manifest,
  type ObjectVersion,
} from '@trading/bars';
import { progressKey } from '@trading/bars/testing';
import { EmptyFileError, MissingObjectError } from '../src/errors';
import { followDeletion, type Deletion } from '../src/follow-deletion';
import { NO_VERSION } from '../src/no-version';
import { InMemoryWorld } from './in-memory-world';
import type { DeletionEvent } from './memory-bucket';

const lines = (...rows: readonly string[]) => `symbol,timestamp_s,price,size,id\n${rows.join('\n')}\n`;
const FIRST = lines('A,60,10,1,1', 'A,120,11,1,2');
const SECOND = lines('A,60,20,5,3');
const SERIES = { feed: 'general', symbol: 'A', interval: '1m' } as const;
const MINUTE = 60_000_000_000n;

let world: InMemoryWorld;

const opens = async () => (await world.bars('A')).map(({ open }) => open && formatDecimal(open));
const deletionOf = ({ key, type, versionId, sequencer, time }: DeletionEvent): Deletion => ({
  ...{ bucket: 'bucket', key, event: bucketEvent(time, sequencer) },
  ...(type === 'Permanently Deleted' && { versionId: versionId ?? NO_VERSION }),
});
const follow = (event: DeletionEvent | undefined) =>
  followDeletion(deletionOf(event as DeletionEvent), world.dependencies);
const upload = async (key: string, text: string) => {
  const file = world.upload(key, text);
  await world.process(file);
  return file;
};

describe.each([
  ['without versions', false],
  ['with versions', true],
])('a deletion in a bucket %s', (_name, isVersioned) => {
  beforeEach(() => {
    world = new InMemoryWorld({ isVersioned });
  });

  test('retracts the bars, the coverage and the status of the file, and is in the change log', async () => {
    const file = await upload('x.csv', FIRST);

    expect(await follow(world.bucket.delete('x.csv'))).toEqual({ status: 'retracted' });

    expect(await opens()).toEqual([]);
    expect(await readCoveredRanges(world.table, SERIES, 0n, 60n * MINUTE)).toEqual([]);
    const { manifest } = await readUploadStatus(world.table, sourceIdOf(file));
    expect(manifest).toMatchObject({ deleted: true, accepted: 0, coverage: [] });
    expect((await readFiles(world.table, 'bucket')).files).toMatchObject([
      { key: 'x.csv', manifest: { deleted: true } },
    ]);
    const { changes } = await readChanges(world.table, { since: 1 });
    expect(changes).toMatchObject([{ key: 'x.csv', instruments: [{ symbol: 'A', from: MINUTE, to: 3n * MINUTE }] }]);
  });

  test('does nothing when it is delivered again', async () => {
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    await follow(event);
    const items = new Map(world.table.items);

    expect(await follow(event)).toEqual({ status: 'unchanged' });

    expect(world.table.items).toEqual(items);
  });

  test('is followed by an upload that has bars again', async () => {
    await upload('x.csv', FIRST);
    await follow(world.bucket.delete('x.csv'));

    await upload('x.csv', SECOND);

    expect(await opens()).toEqual(['20']);
  });

  test('keeps an upload from becoming current that is delivered afterwards', async () => {
    const file = world.upload('x.csv', FIRST);
    expect(await follow(world.bucket.delete('x.csv'))).toEqual({ status: 'retracted' });

    // With versions, the upload still exists.
    expect(await world.process(file)).toEqual({ status: isVersioned ? 'superseded' : 'missing' });

    expect(await opens()).toEqual([]);
  });

  test('changes nothing if it is delivered after a newer upload', async () => {
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    await upload('x.csv', SECOND);

    expect(await follow(event)).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['20']);
  });

  test('uses a newer upload of which the event has not arrived', async () => {
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    const file = world.upload('x.csv', SECOND);

    expect(await follow(event)).toMatchObject({ status: 'applied', manifest: { file } });
    expect(await opens()).toEqual(['20']);
    const before = structuredClone(world.table.items);

    expect(await world.process(file)).toEqual({ status: 'superseded' });
    expect(world.table.items).toEqual(before);
  });

  test('falls back to the compressed form of the file if it exists', async () => {
    await upload('x.csv.gz', SECOND);
    await upload('x.csv', FIRST);

    expect(await follow(world.bucket.delete('x.csv'))).toMatchObject({ status: 'applied' });

    expect(await opens()).toEqual(['20']);
  });

  test('of another form of the file changes nothing', async () => {
    await upload('x.csv.gz', SECOND);
    await upload('x.csv', FIRST);

    expect(await follow(world.bucket.delete('x.csv.gz'))).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['10', '11']);
  });

  test('does not keep an upload of another form from becoming current', async () => {
    await upload('x.csv', FIRST);
    await follow(world.bucket.delete('x.csv'));

    await world.deliver(world.upload('x.csv.gz', SECOND));

    expect(await opens()).toEqual(['20']);
  });

  test.each([
    ['of the same form', 'x.csv'],
    ['of another form', 'x.csv.gz'],
  ])('does not keep an upload %s from becoming current whose time is before its own', async (_form, key) => {
    await upload('x.csv', FIRST);
    await follow(world.bucket.delete('x.csv'));
    // The clocks of the event and of the object differ.
    world.bucket.wait(-30);

    await world.deliver(world.upload(key, SECOND));

    expect(await opens()).toEqual(['20']);
  });

  test('leaves no progress of an upload that is refused, and that an attempt began before the deletion was followed', async () => {
    await upload('x.csv', FIRST);
    world.bucket.wait(0);
    expect(await follow(world.bucket.delete('x.csv'))).toEqual({ status: 'retracted' });
    world.bucket.wait(0);
    const refused = world.upload('x.csv', '');
    // It was begun in place of nothing, by a version of the processor that could use it.
    const generation = generationAfter(undefined, refused);
    const marker = progressKey({ source: sourceIdOf(refused), generation });
    await world.table.put({ ...marker, items: 1, digest: 'of other items' }, { kind: 'absent' });

    await expect(world.process(refused)).rejects.toThrow(EmptyFileError);

    expect([...world.table.items.keys()].filter((name) => name.includes('PROGRESS'))).toEqual([]);
  });

  test('keeps the bars of an object that has expired when a deletion of another one is delivered', async () => {
    await upload('x.csv', FIRST);
    const other = world.upload('x.csv.gz', SECOND);
    const event = world.bucket.delete('x.csv.gz');
    world.bucket.delete('x.csv', 'Lifecycle Expiration');

    expect(await follow(event)).toEqual({ status: 'unchanged' });

    expect(await world.process(other)).toEqual({ status: isVersioned ? 'superseded' : 'missing' });
    expect(await opens()).toEqual(['10', '11']);
  });

  test('leaves the bars alone if the bucket cannot be read', async () => {
    await upload('x.csv', FIRST);
    const deny = () => Promise.reject(new Error('AccessDenied'));
    const uploads = { findUpload: deny, listVersions: deny };
    const deletion = deletionOf(world.bucket.delete('x.csv'));

    await expect(followDeletion(deletion, { ...world.dependencies, uploads })).rejects.toThrow('AccessDenied');

    expect(await opens()).toEqual(['10', '11']);
  });

  test.each([
    ['of the same form', 'x.csv', 10],
    ['of the same form, long after it,', 'x.csv', 100],
    ['of another form', 'x.csv.gz', 10],
    ['of another form, long after it,', 'x.csv.gz', 100],
    ['of another form whose time is before its own', 'x.csv.gz', -10],
  ])(
    'does not replace an upload %s that becomes current after it has listed the uploads',
    async (_form, key, seconds) => {
      world.upload('x.csv.gz', FIRST);
      await upload('x.csv', FIRST);
      const deletion = deletionOf(world.bucket.delete('x.csv'));
      let isFirst = true;
      const listVersions = async (source: Pick<Deletion, 'bucket' | 'key'>) => {
        const found = await world.listVersions(source);
        if (!isFirst) return found;
        isFirst = false;
        world.bucket.wait(seconds);
        expect(await world.process(world.upload(key, SECOND))).toMatchObject({ status: 'applied' });
        return found;
      };
      const uploads = { findUpload: (version: ObjectVersion) => world.findUpload(version), listVersions };

      const outcome = await followDeletion(deletion, { ...world.dependencies, uploads });

      expect(await opens()).toEqual(['20']);
      expect(outcome).toEqual({ status: 'unchanged' });
    },
  );

  test('looks again if the upload that it found is deleted before it is read', async () => {
    await upload('x.csv.gz', SECOND);
    await upload('x.csv', FIRST);
    const deletion = deletionOf(world.bucket.delete('x.csv'));
    const files = {
      open: () => {
        world.bucket.delete('x.csv.gz');
        return Promise.reject(new MissingObjectError('bucket', 'x.csv.gz'));
      },
    };

    expect(await followDeletion(deletion, { ...world.dependencies, files })).toEqual({ status: 'retracted' });

    expect(await opens()).toEqual([]);
  });

  describe('that restores a file, of which the writing of bars stops', () => {
    const LONG = lines(...Array.from({ length: 8 }, (_, hour) => `A,${3_600 * hour},10,1,${hour}`));
    /** Number of batches of four items after which the table takes no more. */
    let batchesLeft: number;
    let deletion: DeletionEvent | undefined;

    const markers = () => [...world.table.items.values()].filter(({ sk }) => sk.startsWith('PROGRESS'));

    beforeEach(async () => {
      batchesLeft = Infinity;
      world = new InMemoryWorld({
        isVersioned,
        tableSizes: { page: 10, batch: 4 },
        hook: async (when, operation) => {
          if (when === 'before' && operation === 'batchWrite' && batchesLeft-- === 1) throw new ThrottledError(60);
        },
      });
      world.upload('x.csv.gz', LONG);
      await upload('x.csv', FIRST);
      deletion = world.bucket.delete('x.csv');
      batchesLeft = 2;
      await expect(follow(deletion)).rejects.toThrow(UnfinishedWriteError);
      expect(markers()).toHaveLength(1);
    });

    test('continues, and leaves no marker behind', async () => {
      expect(await follow(deletion)).toMatchObject({ status: 'applied' });
      expect(markers()).toEqual([]);
      expect(await opens()).toHaveLength(8);
    });

    test('leaves no marker behind if the file is deleted', async () => {
      const second = world.bucket.delete('x.csv.gz');
      // The upload of the manifest was deleted before.
      expect(await follow(second)).toEqual({ status: 'unchanged' });

      expect(await follow(deletion)).toEqual({ status: 'retracted' });

      expect(markers()).toEqual([]);
    });

    test('leaves no marker behind if the file is deleted while it is read again', async () => {
      const files = {
        open: () => {
          world.bucket.delete('x.csv.gz');
          return Promise.reject(new MissingObjectError('bucket', 'x.csv.gz'));
        },
      };

      const following = followDeletion(deletionOf(deletion as DeletionEvent), { ...world.dependencies, files });

      expect(await following).toEqual({ status: 'retracted' });
      expect(markers()).toEqual([]);
    });

    test('leaves no marker behind if another upload is found later, whether it can be used or not', async () => {
      world.upload('x.csv.gz', '');
      await expect(follow(deletion)).rejects.toThrow(EmptyFileError);
      expect(markers()).toEqual([]);
    });
  });

  test('of an object that is not a trade file is skipped', async () => {
    expect(await follow(world.bucket.delete('x.csv.CHECKSUM'))).toEqual({ status: 'not-a-trade-file' });
    expect(world.table.items.size).toBe(0);
  });

  test.each([
    ['newer', 'x.csv', false],
    ['older', 'x.csv.gz', true],
  ])('retracts the bars and is refused if the %s upload that exists cannot be used', async (_age, key, isOlder) => {
    const older = isOlder && world.upload(key, '');
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    const file = older || world.upload(key, '');

    await expect(follow(event)).rejects.toThrow('The file is empty');

    expect(await opens()).toEqual([]);
    const { manifest, refusal } = await readUploadStatus(world.table, sourceIdOf(file));
    expect(refusal).toMatchObject({ key, name: 'EmptyFileError' });
    expect(manifest).toMatchObject({ deleted: true });
    // So that the file is listed as refused, and not as deleted.
    expect(isNewerGeneration(refusal?.generation ?? '', manifest?.file.generation ?? '')).toBe(true);
  });

  test('does not retract the bars of a newer upload that has expired', async () => {
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    await upload('x.csv', SECOND);
    world.bucket.delete('x.csv', 'Lifecycle Expiration');

    expect(await follow(event)).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['20']);
  });

  test('uses a newer upload that exists when it is delivered again after it has retracted the bars', async () => {
    await upload('x.csv', FIRST);
    const event = world.bucket.delete('x.csv');
    expect(await follow(event)).toEqual({ status: 'retracted' });
    const file = world.upload('x.csv', SECOND);

    expect(await follow(event)).toMatchObject({ status: 'applied', manifest: { file } });

    expect(await opens()).toEqual(['20']);
  });

  describe('leaves a newer upload that exists to the event of that upload', () => {
    let deletion: DeletionEvent;

    const expectSuperseded = async () => {
      const file = world.upload('x.csv.gz', SECOND);
      const items = new Map(world.table.items);

      expect(await follow(deletion)).toEqual({ status: 'superseded' });

      expect(world.table.items).toEqual(items);
      await world.deliver(file);
      expect(await opens()).toEqual(['20']);
    };

    test('if a later deletion is taken into account', async () => {
      await upload('x.csv', FIRST);
      world.upload('x.csv.gz', FIRST);
      deletion = world.bucket.delete('x.csv.gz');
      world.upload('x.csv.gz', FIRST);
      expect(await follow(world.bucket.delete('x.csv.gz'))).toEqual({ status: 'unchanged' });

      await expectSuperseded();
    });

    test('if it is taken into account itself', async () => {
      await upload('x.csv', FIRST);
      world.upload('x.csv.gz', FIRST);
      deletion = world.bucket.delete('x.csv.gz');
      expect(await follow(deletion)).toEqual({ status: 'unchanged' });

      await expectSuperseded();
    });

    test('if the current upload is clearly newer than it is', async () => {
      world.upload('x.csv.gz', FIRST);
      deletion = world.bucket.delete('x.csv.gz');
      await upload('x.csv', FIRST);

      await expectSuperseded();
    });
  });

  test('changes nothing if it is delivered after a later one', async () => {
    await upload('x.csv', FIRST);
    const first = world.bucket.delete('x.csv');
    world.bucket.wait(1);
    const file = world.upload('x.csv', SECOND);
    world.bucket.wait(0);
    const second = world.bucket.delete('x.csv');
    expect(await follow(second)).toEqual({ status: 'retracted' });
    const items = new Map(world.table.items);

    expect(await follow(first)).toEqual({ status: 'unchanged' });

    expect(world.table.items).toEqual(items);
    await world.deliver(file);
    expect(await opens()).toEqual([]);
  });

  test.each([
    ['less than a minute', 60, true],
    ['more than a minute', 61, false],
  ])('is taken into account by an upload that is %s newer: %d s', async (_time, seconds, isTaken) => {
    await upload('x.csv', FIRST);
    const deletion = world.bucket.delete('x.csv');
    world.bucket.wait(seconds);
    const file = await upload('x.csv', SECOND);
    expect(await world.store.currentManifest(file)).not.toHaveProperty('asOf');

    expect(await follow(deletion)).toEqual({ status: 'unchanged' });

    const { event } = deletionOf(deletion);
    const { asOf, existedAt } = (await world.store.currentManifest(file)) as Manifest;
    expect([asOf, existedAt]).toEqual(isTaken ? [event, event] : [undefined, undefined]);
  });
});

describe('a deletion of a version', () => {
  beforeEach(() => {
    world = new InMemoryWorld({ isVersioned: true });
  });

  test.each([
    ['of another version', 'version-0'],
    ['of a version that the event does not name', NO_VERSION],
  ])('%s does not retract the bars of an object that has expired', async (_case, versionId) => {
    await upload('x.csv', FIRST);
    const expired = deletionOf(world.bucket.delete('x.csv', 'Lifecycle Expiration'));

    const outcome = await followDeletion({ ...expired, versionId }, world.dependencies);

    expect(outcome).toEqual({ status: 'unchanged' });
    expect(await opens()).toEqual(['10', '11']);
  });

  test('brings the bars back if it is that of the delete marker', async () => {
    await upload('x.csv', FIRST);
    await follow(world.bucket.delete('x.csv'));

    expect(await follow(world.bucket.deleteVersion('x.csv', 0))).toMatchObject({ status: 'applied' });

    expect(await opens()).toEqual(['10', '11']);
    expect((await readChanges(world.table, { since: 2 })).changes).toHaveLength(1);
  });

  test('brings the bars of the version before back if it is that of the current one', async () => {
    await upload('x.csv', FIRST);
    await upload('x.csv', SECOND);

    expect(await follow(world.bucket.deleteVersion('x.csv', 0))).toMatchObject({ status: 'applied' });

    expect(await opens()).toEqual(['10', '11']);
  });

  test('changes nothing if the version is not current', async () => {
    await upload('x.csv', FIRST);
    await upload('x.csv', SECOND);

    expect(await follow(world.bucket.deleteVersion('x.csv', 1))).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['20']);
    expect((await readChanges(world.table, { since: 2 })).changes).toEqual([]);
  });

  test('keeps the deleted version from becoming current if its upload is delivered late', async () => {
    await upload('x.csv', FIRST);
    const late = world.upload('x.csv', SECOND);
    await follow(world.bucket.deleteVersion('x.csv', 0));

    expect(await world.process(late)).toEqual({ status: 'missing' });

    expect(await opens()).toEqual(['10', '11']);
  });

  test('does not keep the deletion of the object from retracting its bars if that is delivered later', async () => {
    await upload('x.csv', SECOND);
    await upload('x.csv', FIRST);
    const marker = world.bucket.delete('x.csv');
    expect(await follow(world.bucket.deleteVersion('x.csv', 2))).toEqual({ status: 'unchanged' });
    expect(await opens()).toEqual(['10', '11']);

    expect(await follow(marker)).toEqual({ status: 'retracted' });

    expect(await opens()).toEqual([]);
  });

  test('does not retract the bars of a version that has expired', async () => {
    await upload('x.csv', SECOND);
    await upload('x.csv', FIRST);
    world.bucket.delete('x.csv', 'Lifecycle Expiration');

    expect(await follow(world.bucket.deleteVersion('x.csv', 2))).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['10', '11']);
  });

  test('lets a deletion that was undone change nothing, even after the object has expired', async () => {
    await upload('x.csv', FIRST);
    const marker = world.bucket.delete('x.csv');
    expect(await follow(world.bucket.deleteVersion('x.csv', 0))).toEqual({ status: 'unchanged' });
    world.bucket.delete('x.csv', 'Lifecycle Expiration');

    expect(await follow(marker)).toEqual({ status: 'unchanged' });

    expect(await opens()).toEqual(['10', '11']);
  });
});
