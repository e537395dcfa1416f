import { formatDecimal, vwap, type Bar } from '@trading/bars';
import type { BarSummary, CheckedFile, FileConflict } from './checked-file';
import type { CheckOutcome } from './check-paths';

/** The number of decimals of a VWAP. */
const VWAP_DECIMALS = 8;

/** Returns one object for each file. Exact numbers are strings, and times are RFC 3339 in UTC. */
export function jsonReports({ checked, conflicts, replaced }: CheckOutcome): object[] {
  return checked.map((file) => {
    const replacement = replaced.find((each) => each.replaced === file)?.by;
    return {
      ...{ path: file.path, key: file.key },
      ...resultOf(file),
      ...(replacement ? { replacedBy: replacement.path } : {}),
      conflicts: conflicts
        .filter(({ key, included }) => key === file.key || included.includes(file.key))
        .map((conflict) => conflictOf(conflict)),
    };
  });
}

function resultOf({ result }: CheckedFile): object {
  if (result.status === 'refused') return { status: 'refused', refusal: result.refusal };
  if (result.status === 'unreadable') return result;
  const { layout, lines, accepted, excluded, duplicate, rejected, exclusions, rejections } = result.manifest;
  return {
    ...{ status: 'processed', layout, lines, accepted, excluded, duplicate, rejected, exclusions, rejections },
    bars: barsOf(result.bars),
  };
}

function barsOf({ interval, count, from, to, feeds, sample }: BarSummary): object {
  if (!sample || from === undefined || to === undefined) return { interval, count, feeds };
  return {
    ...{ interval, count, from: timeOf(from), to: timeOf(to), feeds },
    sample: { ...sample, first: sample.first.map(barOf), last: sample.last.map(barOf) },
  };
}

function barOf(bar: Bar): object {
  const { time, open, high, low, close, volume, count } = bar;
  return {
    time: timeOf(time),
    ...{ open: textOf(open), high: textOf(high), low: textOf(low), close: textOf(close) },
    ...{ volume: formatDecimal(volume), vwap: textOf(vwap(bar, VWAP_DECIMALS), VWAP_DECIMALS), count },
  };
}

function conflictOf({ feed, symbol, key, bars, first, included }: FileConflict): object {
  return { feed, symbol, leftOut: key, bars, first: timeOf(first), included };
}

/** A missing price is null, so that all bars have the same keys. */
function textOf(value: bigint | undefined, scale?: number): string | null {
  return value === undefined ? null : formatDecimal(value, scale);
}

function timeOf(time: bigint): string {
  return `${new Date(Number(time / 1_000_000n)).toISOString().slice(0, 19)}Z`;
}
