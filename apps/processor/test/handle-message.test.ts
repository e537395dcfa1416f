import { readFiles, readUploadStatus, sourceIdOf } from '@trading/bars';
import { handleMessage, type Report } from '../src/handle-message';
import { failingOnce, InMemoryWorld } from './in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\nbad\n';

let world: InMemoryWorld;
let counts: Record<string, number>;
const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

const handle = (body: string) => {
  const report: Report = { log, count: (name, value) => (counts[name] = (counts[name] ?? 0) + value) };
  return handleMessage(body, { ...world.dependencies, deadLetters: world, report });
};

beforeEach(() => {
  world = new InMemoryWorld();
  counts = {};
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
      file,
      rejected: 1,
    });
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

      expect(log.info).toHaveBeenCalledWith('The object was skipped: by its name, it is not a trade file.', { file });
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

  test('sends a message that it cannot read to the dead-letter queue unchanged', async () => {
    await handle('<xml/>');

    expect(world.deadLetters).toMatchObject([{ body: '<xml/>', refusal: { name: 'MalformedEventError' } }]);
    expect(world.table.items.size).toBe(0);
  });

  test('leaves the message on the queue when anything else fails', async () => {
    world = new InMemoryWorld({ hook: failingOnce('put') });
    const body = world.messageOf(world.upload('x.csv', FILE));

    await expect(handle(body)).rejects.toThrow('put failed');

    expect(world.deadLetters).toEqual([]);
  });

  test('leaves the message on the queue when it cannot be sent to the dead-letter queue', async () => {
    world = new InMemoryWorld({ hook: failingOnce('send') });
    const body = world.messageOf(world.upload('x.csv', ''));

    await expect(handle(body)).rejects.toThrow('send failed');

    expect(world.table.items.size).toBe(0);
  });
});
