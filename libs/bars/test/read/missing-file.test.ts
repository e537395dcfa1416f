import { BarReader, isBar, type BarPage, type BarRow } from '../../src';
import { SourceUploads } from '../source-uploads';

const HOUR = 3_600_000_000_000n;
const FILES = 10;
/** Each file has two hours, and trades in the first minute of each and in the last minute. */
const SECONDS = [0, 3600, 7199];

const query = { feed: 'general', symbol: 'A', interval: '1m', fill: 'state', from: 0n, to: 20n * HOUR } as const;

/** A reader of ten files that follow each other, without one of them. */
async function readerWithout(missing: number | undefined): Promise<BarReader> {
  const uploads = new SourceUploads();
  for (let file = 0; file < FILES; file += 1) {
    const lines = SECONDS.map((second) => `A,${file * 7200 + second},1,1,${file}-${second}`);
    if (file !== missing) await uploads.upload(`${file}.csv`, ...lines);
  }
  return new BarReader(uploads.table, '1m');
}

/** The files that the unknown intervals belong to, one for each interval. */
function filesOfUnknown(rows: readonly BarRow[]): number[] {
  return rows.flatMap((row) => (!isBar(row) && row.state === 'unknown' ? [Number(row.time / HOUR / 2n)] : []));
}

test.each([undefined, 0, 4, 9])('of ten files without file %s, exactly its intervals are unknown', async (missing) => {
  const reader = await readerWithout(missing);

  const { bars } = await reader.readBars({ ...query, limit: 10_000 });

  expect(bars).toHaveLength(1_200);
  expect(filesOfUnknown(bars)).toEqual(missing === undefined ? [] : Array.from({ length: 120 }, () => missing));
});

test('pages say the same of a missing file', async () => {
  const reader = await readerWithout(4);
  const pages: BarRow[] = [];
  let page: BarPage | undefined;
  do {
    page = await reader.readBars({ ...query, limit: 77, ...(page?.cursor ? { cursor: page.cursor } : {}) });
    pages.push(...page.bars);
  } while (page.cursor);

  expect(pages).toEqual((await reader.readBars({ ...query, limit: 10_000 })).bars);
});
