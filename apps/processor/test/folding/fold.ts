import type { LineCounts, Rejection, StoredInterval } from '@trading/bars';
import { decodeChunk, type PartialBar } from '@trading/bars/write';
import { foldTradeFile } from '../../src/folding/fold-trade-file';
import type { FoldOptions, LineFolder } from '../../src/folding/line-folder';
import type { Line } from '../../src/parsing/read-lines';
import type { MakeLineFolder } from './line-folders';

/** How a file is folded. */
export interface FoldTestOptions {
  readonly key?: string;
  readonly interval?: StoredInterval;
  /** Where the bytes are cut: at every so many. */
  readonly chunkSize?: number;
  readonly makeLineFolder?: MakeLineFolder;
}

/** What a file comes to, and how many lines the fast path handed back, in all passes. */
export interface FoldTestResult {
  readonly folded: {
    readonly counts: LineCounts;
    readonly exclusions: Readonly<Record<string, number>>;
    readonly rejections: readonly Rejection[];
    readonly bars: readonly { readonly feed: string; readonly symbol: string; readonly partial: PartialBar }[];
  };
  readonly handedBack: number;
}

/** Folds a file of these bytes. */
export async function fold(content: string | Uint8Array, options: FoldTestOptions = {}): Promise<FoldTestResult> {
  const { key = 'x.csv', interval = '1m', chunkSize = Infinity, makeLineFolder } = options;
  const bytes = Buffer.from(content as string);
  async function* cut() {
    for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
  }
  let handedBack = 0;
  const counting = (foldOptions: FoldOptions): LineFolder => {
    const folder = (makeLineFolder as NonNullable<MakeLineFolder>)(foldOptions);
    const count = (lines: readonly Line[]) => {
      handedBack += lines.length;
      return lines;
    };
    return {
      push: (chunk) => count(folder.push(chunk)),
      end: () => count(folder.end()),
      get folded() {
        return folder.folded;
      },
    };
  };
  const settings = { interval, layouts: [], makeLineFolder: makeLineFolder && counting };
  const folded = await foldTradeFile(key, async () => cut(), settings, { throwIfLate: () => undefined });
  if (!folded) throw new Error('the bytes are there');
  const { counts, exclusions, rejections } = folded;
  const bars = [...folded.chunks()].flatMap(({ feed, symbol, start, bytes: encoded }) =>
    decodeChunk(start, interval, encoded).map((partial) => ({ feed, symbol, partial })),
  );
  return { folded: { counts, exclusions, rejections, bars }, handedBack };
}
