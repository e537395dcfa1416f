import type { Bar, Trade } from '@trading/bars';
import { asOracleBar, type OracleBar } from '@trading/bars/testing';
import { expectedBars, HOUR } from './small-case';

/** The trades of the upload of a source that a reader may have read. */
export interface SourceTrades {
  readonly source: string;
  readonly trades: readonly Trade[];
}

/** True if the bars of an hour are those of uploads. */
export function isReadable(bars: readonly Bar[], uploads: readonly SourceTrades[], hour: bigint): boolean {
  const barsOf = (some: readonly SourceTrades[]) => expectedBars(some.map(({ trades }) => trades)).filter(isIn(hour));
  const all = barsOf(uploads);
  if (bars.length !== all.length) return false;
  return bars.every((bar, index) => {
    const { time, sources, conflicts } = bar;
    const expected =
      conflicts.length === 0
        ? all[index]
        : barsOf(uploads.filter(({ source }) => sources.includes(source))).find((one) => one.time === time);
    return expected !== undefined && isSame([asOracleBar('A', bar)], [expected]);
  });
}

/** Every combination of one option of each choice. */
export function combinationsOf<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>(
    (combinations, options) => combinations.flatMap((before) => options.map((option) => [...before, option])),
    [[]],
  );
}

export function isIn(hour: bigint): (bar: { readonly time: bigint }) => boolean {
  return ({ time }) => time / HOUR === hour;
}

export function isSame(a: readonly OracleBar[], b: readonly OracleBar[]): boolean {
  return textOf(a) === textOf(b);
}

function textOf(bars: readonly OracleBar[]): string {
  return JSON.stringify(bars, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
