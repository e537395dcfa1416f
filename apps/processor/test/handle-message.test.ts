import {
  FencedError,
  ThrottledError,
  generationAfter,
  readFiles,
  readUploadStatus,
  sourceIdOf,
  type ObjectVersion,
  type Upload,
} from '@trading/bars';
import { handleMessage } from '../src/handle-message';
import type { Report } from '../src/ports';
import { failingOnce, InMemoryWorld } from './in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\nbad\n';

let world: InMemoryWorld;
let counts: Record<string, number>;
/** The time that the seconds of each metric are counted from. */
let since: Record<string, number>;
const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
/** Opens the stores of a message. */
let open: <T>(stores: T) => Promise<T>;

const handle = (body: string) => {
  const report: Report = {
    log,
    count: (name, value) => (counts[name] = (counts[name] ?? 0) + value),
    secondsSince: (name, time) => (since[name] = time),
  };
  const { store, settlements, ...dependencies } = world.dependencies;
  const openStores = () => open({ store, settlements });
  return handleMessage(body, { ...dependencies, openStores, deadLetters: world, waiting: world, report });
};

/** What the event of an upload says of it. */
const versionOf = ({ uploadedAt: _uploadedAt, ...version }: Upload): ObjectVersion => version;

beforeEach(() => {
  world = new InMemoryWorld();
  counts = {};
  since = {};
  open = (stores) => Promise.resolve(stores);
  jest.resetAllMocks();
});

describe('handleMessage', () => {
  test('applies a file, counts its lines and logs the number of rejected ones', async () => {
    const file = world.upload('x.csv', FILE);

    await handle(world.messageOf(file));

    expect(await world.store.currentManifest(file)).toMatchObject({ accepted: 1, rejected: 1 });
    expect(counts).toEqual({
      ...{ FilesApplied: 1, TradesAccepted: 1 },
      ...{ LinesExcluded: 0, LinesDuplicate: 0, LinesRejected: 1 },
    });
    expect(log.warn).toHaveBeenCalledWith('Lines were rejected. The report of the file has the first ones.', {
      file: { ...file, generation: generationAfter(undefined, file) },
      rejected: 1,
    });
  });

  test('sends a message again while another region is the writer, and reads and writes nothing', async () => {
    const file = world.upload('x.csv', FILE);
    open = () => Promise.reject(new FencedError('us-west-2'));

    await handle(world.messageOf(file));

    expect(world.waiting).toEqual([world.messageOf(file)]);
    expect(world.table.used).toEqual({ read: 0, written: 0 });
    expect(counts).toEqual({ FilesWaiting: 1 });
  });

  test.each([
    ['a rejected line', 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\nB,60,confidential,1,2\n'],
    ['a first line without a known layout', 'confidential,x\n1,2\n'],
    ['a file without a readable line', 'symbol,timestamp_s,price,size,id\nB,60,confidential,1,2\n'],
  ])('logs nothing of the content of %s', async (_name, text) => {
    const file = world.upload('x.csv', text);

    await handle(world.messageOf(file));

    const stored = JSON.stringify([...world.table.items.values(), ...world.deadLetters]);
    expect(stored).toContain('confidential');
    const calls = [log.info, log.warn, log.error].flatMap(({ mock }) => mock.calls as unknown[]);
    expect(calls).not.toEqual([]);
    expect(JSON.stringify(calls)).not.toContain('confidential');
  });

  test('counts nothing when a message is delivered again', async () => {
    const body = world.messageOf(world.upload('x.csv', FILE));
    await handle(body);
    counts = {};

    await handle(body);

    expect(counts).toEqual({});
  });

  test.each(['trades/2024/', 'trades/_SUCCESS', 'trades/x.csv.CHECKSUM', 'trades/x.csv.tmp'])(
    'skips %s, which is not a trade file, and counts it',
    async (key) => {
      const file = world.upload(key, FILE);

      await handle(world.messageOf(file));

      expect(log.info).toHaveBeenCalledWith('The object was skipped: by its name, it is not a trade file.', {
        file: versionOf(file),
      });
      expect(counts).toEqual({ ObjectsSkipped: 1 });
      expect(world.deadLetters).toEqual([]);
      expect(world.table.items.size).toBe(0);
    },
  );

  test('sends the message of a file that it cannot read to the dead-letter queue, with the reason', async () => {
    const file = world.upload('x.csv', '');
    const body = world.messageOf(file);

    await handle(body);

    const refusal = { name: 'EmptyFileError', reason: expect.stringMatching(/^The file is empty/) as string };
    expect(world.deadLetters).toEqual([{ body, refusal }]);
    expect((await readUploadStatus(world.table, sourceIdOf(file))).refusal).toMatchObject(refusal);
    expect(counts).toEqual({ FilesRefused: 1 });
    expect((await readFiles(world.table, 'bucket')).files).toMatchObject([{ key: 'x.csv', refusal }]);
  });

  test('skips a file that was deleted before it was read', async () => {
    const file = world.upload('x.csv', FILE);
    world.bucket.delete('x.csv');

    await handle(world.messageOf(file));

    expect(log.warn).toHaveBeenCalledWith('The file was skipped: the object was deleted before it was read.', {
      file: versionOf(file),
    });
    expect(counts).toEqual({ FilesMissing: 1 });
    expect(world.deadLetters).toEqual([]);
    expect(world.table.items.size).toBe(0);
  });

  test('sends the message of a deletion to the dead-letter queue if the upload that exists cannot be used', async () => {
    await handle(world.messageOf(world.upload('x.csv', FILE)));
    const body = world.messageOfDeletion(world.bucket.delete('x.csv'));
    world.upload('x.csv', '');

    await handle(body);

    expect(world.deadLetters).toMatchObject([{ body, refusal: { name: 'EmptyFileError' } }]);
  });

  test('sends a message that it cannot read to the dead-letter queue unchanged', async () => {
    await handle('<xml/>');

    expect(world.deadLetters).toMatchObject([{ body: '<xml/>', refusal: { name: 'MalformedEventError' } }]);
    expect(world.table.items.size).toBe(0);
  });

  describe('of a file for which the table has no capacity', () => {
    /** A world whose table takes no batch until this is false. */
    let isFull: boolean;

    beforeEach(() => {
      isFull = true;
      world = new InMemoryWorld({
        hook: async (when, operation) => {
          if (isFull && when === 'before' && operation === 'batchWrite') throw new ThrottledError(60);
        },
      });
    });

    test('sends the message again, and reports that the file waits, how far it came and since when', async () => {
      const body = JSON.stringify({
        ...JSON.parse(world.messageOf(world.upload('x.csv', FILE))),
        time: '2024-08-08T00:00:05Z',
      });

      await handle(body);

      expect(world.waiting).toEqual([body]);
      expect(world.deadLetters).toEqual([]);
      expect(counts).toEqual({ FilesWaiting: 1 });
      expect(since).toEqual({ SecondsFromUpload: Date.parse('2024-08-08T00:00:05Z') });
      expect(log.warn).toHaveBeenCalledWith(
        'The file waits for capacity or time. Its message is sent again, to be delivered later.',
        expect.objectContaining({ file: expect.objectContaining({ key: 'x.csv' }) as unknown, itemsWritten: 0 }),
      );
    });

    test('applies the file at a later delivery, and counts the seconds from its upload', async () => {
      const file = world.upload('x.csv', FILE);
      const body = JSON.stringify({ ...JSON.parse(world.messageOf(file)), time: '2024-08-08T00:00:05Z' });
      for (let delivery = 0; delivery < 20; delivery += 1) await handle(body);
      since = {};
      isFull = false;

      await handle(body);

      expect(await world.store.currentManifest(file)).toMatchObject({ accepted: 1 });
      expect(world.deadLetters).toEqual([]);
      expect(since).toEqual({ SecondsFromUpload: Date.parse('2024-08-08T00:00:05Z') });
    });

    test('leaves the message on the queue if it cannot be sent again', async () => {
      const sendLater = jest.spyOn(world, 'sendLater').mockRejectedValue(new Error('AccessDenied'));
      await expect(handle(world.messageOf(world.upload('x.csv', FILE)))).rejects.toThrow('AccessDenied');
      expect(sendLater).toHaveBeenCalledTimes(1);
      expect(counts).toEqual({});
    });
  });

  test('leaves the message on the queue when anything else fails', async () => {
    world = new InMemoryWorld({ hook: failingOnce('put') });
    const body = world.messageOf(world.upload('x.csv', FILE));

    await expect(handle(body)).rejects.toThrow('put failed');

    expect(world.deadLetters).toEqual([]);
  });

  test('leaves the message on the queue when it cannot be sent to the dead-letter queue', async () => {
    world = new InMemoryWorld({ hook: failingOnce('send') });
    const file = world.upload('x.csv', '');
    const body = world.messageOf(file);

    await expect(handle(body)).rejects.toThrow('send failed');
    expect(world.deadLetters).toEqual([]);
    const recorded = structuredClone(world.table.items);

    await handle(body);

    // The refusal is recorded by then.
    expect(world.deadLetters).toMatchObject([{ body, refusal: { name: 'EmptyFileError' } }]);
    expect(world.table.items).toEqual(recorded);
    expect((await readUploadStatus(world.table, sourceIdOf(file))).refusal).toMatchObject({ name: 'EmptyFileError' });
  });
});
