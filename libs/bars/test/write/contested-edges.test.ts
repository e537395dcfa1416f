import type { Manifest } from '../../src/model/manifest';
import { findContestedEdges } from '../../src/write/contested-edges';
import { SourceUploads } from '../source-uploads';

let uploads: SourceUploads;
let reads: number;

/** The hours of the chunks that are found, and the number of queries and gets. */
async function edges(manifest: Pick<Manifest, 'interval' | 'period' | 'coverage'>) {
  reads = 0;
  const found = await findContestedEdges(uploads.table, manifest);
  return { hours: found.map(({ symbol, start }) => `${symbol} ${start / 3_600_000_000_000n}`), reads };
}
/** Lines of trades of a symbol at some seconds. The id is the second. */
const trades = (symbol: string, ...seconds: number[]) => seconds.map((second) => `${symbol},${second},1,1,${second}`);

beforeEach(() => {
  uploads = new SourceUploads('1m', async (when, operation) => {
    if (when === 'before' && ['query', 'get', 'batchGet'].includes(operation)) reads += 1;
  });
});

describe('findContestedEdges', () => {
  test('finds the chunks of the first and the last bar that other files contest', async () => {
    await uploads.upload('before.csv', ...trades('A', 0, 1, 2));
    await uploads.upload('after.csv', ...trades('A', 7_202, 7_203));
    const manifest = await uploads.upload('x.csv', ...trades('A', 2, 3, 3_600, 7_201, 7_202));
    expect((await edges(manifest)).hours).toEqual(['A 0', 'A 2']);
  });

  test('reads a chunk once if both edges are in it', async () => {
    await uploads.upload('before.csv', ...trades('A', 0, 1, 2));
    const manifest = await uploads.upload('x.csv', ...trades('A', 2, 3));
    expect(await edges(manifest)).toEqual({ hours: ['A 0'], reads: 2 });
  });

  test('finds nothing if the bars are not contested', async () => {
    await uploads.upload('same.csv', ...trades('A', 2, 3));
    const manifest = await uploads.upload('x.csv', ...trades('A', 1, 2, 3));
    expect((await edges(manifest)).hours).toEqual([]);
  });

  test('reads nothing if the file has all trades of a period, or many instruments', async () => {
    await uploads.upload('before.csv', ...trades('A', 0, 1, 2));
    const day = { from: 0n, to: 86_400_000_000_000n };
    const manifest = await uploads.upload('x.csv', ...trades('A', 2, 3));
    expect(await edges({ ...manifest, period: day })).toEqual({ hours: [], reads: 0 });
    const many = await uploads.upload('y.csv', ...'ABCDEFGHI'.split('').flatMap((symbol) => trades(symbol, 2, 3)));
    expect(await edges(many)).toEqual({ hours: [], reads: 0 });
  });
});
