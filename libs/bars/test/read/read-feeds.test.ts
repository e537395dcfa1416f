import { readFeeds, readWatermark } from '../../src/read/read-feeds';
import { raiseWatermarks } from '../../src/write/watermarks';
import { manifestOf } from '../manifest-of';
import { SourceUploads } from '../source-uploads';

const MINUTE = 60_000_000_000n;
const DAY = 1440n * MINUTE;

let uploads: SourceUploads;

beforeEach(() => {
  uploads = new SourceUploads();
});

describe('readFeeds', () => {
  test('returns all feeds with their watermarks, ordered by name', async () => {
    const coverage = ['b', 'a'].map((feed) => ({ ...{ feed, symbol: 'S', chunks: [] }, from: 0n, to: MINUTE }));
    await raiseWatermarks(uploads.table, { coverage });
    expect(await readFeeds(uploads.table)).toEqual([
      { feed: 'a', watermark: MINUTE },
      { feed: 'b', watermark: MINUTE },
    ]);
  });

  test('returns a feed without a watermark while its first file is being processed', async () => {
    const file = uploads.fileOf('x.csv');
    await uploads.store.putManifest(
      manifestOf(file, {
        coverage: [{ feed: 'a', symbol: 'S', from: 0n, to: 0n, chunks: [{ start: 0n, items: 1 }] }],
      }),
      undefined,
    );
    expect(await readFeeds(uploads.table)).toEqual([{ feed: 'a' }]);
    expect(await readWatermark(uploads.table, 'a')).toBeUndefined();
  });

  test('returns no feed before the first file', async () => {
    expect(await readFeeds(uploads.table)).toEqual([]);
  });
});

describe('readWatermark', () => {
  const watermark = () => readWatermark(uploads.table, 'general');

  test('is the open time of the last bar of any file, and never falls', async () => {
    await uploads.upload('1.csv', 'A,600,1,1,1', 'B,60,1,1,1', 'A,300,1,1,2');
    expect(await watermark()).toBe(10n * MINUTE);
    await uploads.upload('2.csv', 'A,6000,1,1,1');
    expect(await watermark()).toBe(100n * MINUTE);
    await uploads.upload('3.csv', 'A,599,1,1,1');
    await uploads.upload('2.csv', 'A,599,1,1,1');
    expect(await watermark()).toBe(100n * MINUTE);
  });

  test('is the end of the last period that a file contained', async () => {
    await uploads.uploadPeriod('1.csv', { from: 0n, to: DAY }, 'A,60,1,1,1');
    expect(await watermark()).toBe(DAY);
    await uploads.upload('2.csv', 'A,86399,1,1,1');
    expect(await watermark()).toBe(DAY);
  });

  test('does not change with a file without bars', async () => {
    await uploads.uploadPeriod('1.csv', { from: 0n, to: DAY });
    expect(await watermark()).toBeUndefined();
  });

  test('may be the start of 1970', async () => {
    await uploads.upload('1.csv', 'A,5,1,1,1');
    expect(await watermark()).toBe(0n);
  });

  test('is that of one feed', async () => {
    await uploads.upload('1.csv', 'A,60,1,1,1');
    expect(await readWatermark(uploads.table, 'other')).toBeUndefined();
  });
});
