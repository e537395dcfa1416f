import type { BarReference } from '@trading/bars/write';
import type { StoredInterval } from '@trading/bars';
import { EmptyFileError, NoReadableLineError } from '../errors';
import type { DeclaredLayouts } from '../parsing/declared-layouts';
import { decompress } from '../parsing/decompress';
import { detectLayout } from '../parsing/detect-layout';
import type { Clock } from '../ports';
import { HandBackFolder } from './hand-back-folder';
import { FoldPass, type FoldedLines } from './fold-pass';
import type { FoldOptions, LineFolder } from './line-folder';
import { peekFirstLine } from './peek-first-line';

/** How files are folded. */
export interface FoldSettings {
  readonly interval: StoredInterval;
  /** What the configuration says of the layouts of files. */
  readonly layouts: DeclaredLayouts;
  /**
   * Makes the fast path for a file.
   *
   * @default - every line takes the reference path
   */
  readonly makeLineFolder?: (options: FoldOptions) => LineFolder;
}

/** What a file's trades come to. */
export interface FoldedFile extends Omit<FoldedLines, 'contested'> {
  /** The name of the layout it was read by. */
  readonly layout: string;
}

/**
 * Folds the trades of a file into bars. A file with contested bars is read twice.
 *
 * @param open gives the file's bytes, from their start each time; undefined where they are gone
 * @returns undefined where the bytes are gone
 * @throws RefusedError where the file cannot be used, DeadlineError where there is no time left for it
 */
export async function foldTradeFile(
  key: string,
  open: () => Promise<AsyncIterable<Uint8Array> | undefined>,
  settings: FoldSettings,
  clock: Clock,
): Promise<FoldedFile | undefined> {
  const first = await readOnce(key, open, settings, clock, []);
  if (!first || first.contested.length === 0) return first;
  return readOnce(key, open, settings, clock, first.contested);
}

async function readOnce(
  key: string,
  open: () => Promise<AsyncIterable<Uint8Array> | undefined>,
  { interval, layouts, makeLineFolder }: FoldSettings,
  clock: Clock,
  contested: readonly BarReference[],
): Promise<(FoldedLines & FoldedFile) | undefined> {
  const compressed = await open();
  if (!compressed) return undefined;
  const { firstLine, bytes } = await peekFirstLine(decompress(compressed));
  if (!firstLine) throw new EmptyFileError();

  const layout = detectLayout(key, firstLine.text, layouts);
  const lines =
    layout.fast && makeLineFolder
      ? makeLineFolder({ format: layout.fast, interval, diverted: contested })
      : new HandBackFolder(layout.hasHeader);
  const pass = new FoldPass(layout, interval, lines, contested);
  for await (const chunk of bytes) {
    clock.throwIfLate();
    pass.push(chunk);
  }
  const folded = pass.end();
  const { lines: count, rejected } = folded.counts;
  const [rejection] = folded.rejections;
  if (rejection && rejected === count) {
    throw new NoReadableLineError(layout.name, rejected, `line ${rejection.line}: ${rejection.reason}`);
  }
  return { ...folded, layout: layout.name };
}
