import {
  readChanges,
  readCoveredRanges,
  readFeeds,
  readFiles,
  readSymbols,
  readWatermark,
  sourceIdOf,
  type Change,
  type Item,
  type Trade,
  type TradeFile,
  type Upload,
} from '@trading/bars';
import type { MemoryTable } from '@trading/bars/testing';
import { MINUTE } from './small-case';

const A = { feed: 'general', symbol: 'A' };

/** The items of bars, and of the days that files cover. */
const OF_ONE_GENERATION = /^(?:BARS|COVERED)#/;

/** An upload that was handled. */
export interface HandledUpload {
  readonly file: Upload;
  /** Undefined for a file that cannot be used, and for a deletion. */
  readonly trades: readonly Trade[] | undefined;
  /** True for an upload without an event. */
  readonly isHistory?: boolean;
}

/** An upload that is current. */
export interface CurrentUpload extends HandledUpload {
  readonly file: TradeFile;
}

/**
 * Compares what the table holds beside the bars with the uploads that were handled.
 *
 * @param current the current upload of each key
 * @returns a problem if there is one
 */
export async function problemOfLedger(
  table: MemoryTable,
  uploads: readonly HandledUpload[],
  current: readonly CurrentUpload[],
): Promise<string | undefined> {
  const { changes } = await readChanges(table, { since: 0, limit: Number.MAX_SAFE_INTEGER });
  return (
    problemOfLog(changes, current) ??
    (await problemOfCatalogue(table, current)) ??
    (await problemOfWatermark(table, uploads, current)) ??
    (await problemOfCoverage(table, uploads, current)) ??
    (await problemOfFiles(table, uploads, current)) ??
    problemOfItems(table, changes, current)
  );
}

function problemOfLog(changes: readonly Change[], current: readonly CurrentUpload[]): string | undefined {
  if (changes.some(({ sequence }, index) => sequence !== index + 1)) return 'the change log has a gap';
  const logged = new Set(changes.map(({ key, generation }) => `${key} ${generation}`));
  const isLogged = ({ file }: CurrentUpload) => logged.has(`${file.key} ${file.generation}`);
  return current.every(isLogged) ? undefined : 'the change log lacks a current upload';
}

async function problemOfCatalogue(table: MemoryTable, current: readonly CurrentUpload[]): Promise<string | undefined> {
  const { symbols } = await readSymbols(table);
  const feeds = await readFeeds(table);
  const times = timesOf(current);
  const isListed = (time: bigint) => symbols.some(({ from, to }) => time >= from && time < to);
  if (!times.every(isListed)) return 'the catalogue lacks a day of bars';
  return times.length === 0 || feeds.some(({ feed }) => feed === A.feed) ? undefined : 'the catalogue lacks a feed';
}

/** The watermark is that of an upload that was current, and at least that of each one that is. */
async function problemOfWatermark(
  table: MemoryTable,
  uploads: readonly HandledUpload[],
  current: readonly CurrentUpload[],
): Promise<string | undefined> {
  const [least, greatest] = [current, uploads].map((some) => timesOf(some).reduce((a, b) => (a > b ? a : b), -1n));
  const watermark = (await readWatermark(table, A.feed)) ?? -1n;
  const isPossible = watermark === -1n || timesOf(uploads).includes(watermark);
  return isPossible && watermark >= (least ?? -1n) && watermark <= (greatest ?? -1n) ? undefined : 'wrong watermark';
}

/** Each minute is covered by the current uploads that have bars before and after it, or in it. */
async function problemOfCoverage(
  table: MemoryTable,
  uploads: readonly HandledUpload[],
  current: readonly CurrentUpload[],
): Promise<string | undefined> {
  const all = timesOf(uploads);
  const [from, to] = [all.reduce((a, b) => (a < b ? a : b), 0n), all.reduce((a, b) => (a > b ? a : b), 0n) + MINUTE];
  const expected = new Map<bigint, string[]>();
  for (const upload of current) {
    const times = timesOf([upload]);
    const last = times.at(-1) ?? -1n;
    for (let time = times[0] ?? 0n; time <= last; time += MINUTE) {
      expected.set(time, [...(expected.get(time) ?? []), sourceIdOf(upload.file)]);
    }
  }
  const found = new Map<bigint, readonly string[]>();
  for (const range of await readCoveredRanges(table, { ...A, interval: '1m' }, from, to)) {
    for (let time = range.from; time < range.to; time += MINUTE) found.set(time, range.sources);
  }
  const isSame = [...expected].every(([time, sources]) => found.get(time)?.join() === sources.sort().join());
  return isSame && expected.size === found.size ? undefined : 'wrong coverage';
}

async function problemOfFiles(
  table: MemoryTable,
  uploads: readonly HandledUpload[],
  current: readonly CurrentUpload[],
): Promise<string | undefined> {
  const { files } = await readFiles(table, 'bucket', { limit: Number.MAX_SAFE_INTEGER });
  const generations = new Map(files.map(({ source, manifest }) => [source, manifest?.file.generation]));
  if (current.some(({ file }) => generations.get(sourceIdOf(file)) !== file.generation))
    return 'wrong status of a file';
  return uploads.every(({ file }) => generations.has(sourceIdOf(file))) ? undefined : 'the list of files lacks one';
}

/** Items of an upload that was current are deleted before it can be replaced again. All uploads are handled. */
function problemOfItems(
  table: MemoryTable,
  changes: readonly Change[],
  current: readonly CurrentUpload[],
): string | undefined {
  const isCurrent = new Set(current.map(({ file }) => `${sourceIdOf(file)}#${file.generation}`));
  const replaced = changes
    .map(({ source, generation }) => `${source}#${generation}`)
    .filter((origin) => !isCurrent.has(origin));
  const isLeft = ({ pk, sk }: Item) =>
    OF_ONE_GENERATION.test(pk) && !sk.includes('~') && replaced.some((origin) => `${sk}#`.includes(`#${origin}#`));
  const items = [...table.items.values()];
  if (items.some(({ sk }) => sk.startsWith('PROGRESS#'))) return 'a marker of the progress of an upload is left';
  return items.some(isLeft) ? 'an item of a replaced upload is left' : undefined;
}

/** The open times of all bars, ascending. */
function timesOf(uploads: readonly HandledUpload[]): bigint[] {
  const times = uploads.flatMap(({ trades = [] }) => trades.map(({ time }) => time - (time % MINUTE)));
  return times.sort((a, b) => (a < b ? -1 : 1));
}
