import { handleMessage, type Report } from '../src/handle-message';
import { InMemoryWorld } from './in-memory';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\nbad\n';

let world: InMemoryWorld;
let counts: Record<string, number>;
const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

const handle = (body: string) => {
  const report: Report = { log, count: (name, value) => (counts[name] = (counts[name] ?? 0) + value) };
  return handleMessage(body, { source: world, store: world, deadLetters: world, report });
};

beforeEach(() => {
  world = new InMemoryWorld();
  counts = {};
  jest.resetAllMocks();
});

describe('handleMessage', () => {
  test('applies a file, counts its lines and logs the rejected ones', async () => {
    await handle(world.messageOf(world.upload('x.csv', FILE)));

    expect(world.manifests.get('x.csv')).toMatchObject({ accepted: 1, rejected: 1 });
    expect(counts).toEqual({ FilesApplied: 1, TradesAccepted: 1, LinesRejected: 1 });
    expect(log.warn).toHaveBeenCalledWith(
      'Lines rejected',
      expect.objectContaining({ rejections: [{ line: 3, reason: 'expected 5 fields, found 1', text: '"bad"' }] }),
    );
  });

  test('counts nothing when a message is delivered again', async () => {
    const body = world.messageOf(world.upload('x.csv', FILE));
    await handle(body);
    counts = {};

    await handle(body);

    expect(counts).toEqual({});
  });

  test('sends a file it cannot read to the dead-letter queue, with the reason', async () => {
    const body = world.messageOf(world.upload('x.csv', ''));

    await handle(body);

    const refusal = { name: 'EmptyFileError', reason: expect.stringMatching(/^The file is empty/) as string };
    expect(world.deadLetters).toEqual([{ body, refusal }]);
    expect(world.refusals).toEqual([refusal]);
    expect(counts).toEqual({ FilesRefused: 1 });
  });

  test('sends a message it cannot read to the dead-letter queue, as it is', async () => {
    await handle('<xml/>');

    expect(world.deadLetters).toMatchObject([{ body: '<xml/>', refusal: { name: 'MalformedEventError' } }]);
    expect(world.refusals).toEqual([]);
  });

  test('leaves the message on the queue when anything else fails', async () => {
    const body = world.messageOf(world.upload('x.csv', FILE));
    world.failures.add('putManifest');

    await expect(handle(body)).rejects.toThrow('putManifest failed');

    expect(world.deadLetters).toEqual([]);
  });

  test('leaves the message on the queue when it cannot be sent to the dead-letter queue', async () => {
    const body = world.messageOf(world.upload('x.csv', ''));
    world.failures.add('send');

    await expect(handle(body)).rejects.toThrow('send failed');

    expect(world.refusals).toEqual([]);
  });
});
