import type { Bar, TimedBar } from '../domain/bar';
import type { BarsByTime } from '../domain/bar-aggregator';
import { formatDecimal, SCALE, unformatDecimal } from '../domain/decimal';

/** Nanoseconds of a chunk: the bars of one symbol and one hour share an item, which makes writing them cheap. */
export const CHUNK = 3_600_000_000_000n;

/** Digits after the point of a notional: those of a price and those of a size. */
const NOTIONAL_SCALE = 2 * SCALE;

/** The start of the chunk that holds a time; both in nanoseconds since 1970. */
export function chunkOf(time: bigint): bigint {
  return time - (time % CHUNK);
}

/** A symbol's bars by the start of the chunk they belong to. */
export function splitIntoChunks(bars: BarsByTime): Map<bigint, TimedBar[]> {
  const chunks = new Map<bigint, TimedBar[]>();
  for (const [time, bar] of [...bars].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const start = chunkOf(time);
    const chunk = chunks.get(start);
    if (chunk) chunk.push({ time, bar });
    else chunks.set(start, [{ time, bar }]);
  }
  return chunks;
}

/** A bar in a chunk. Times are nanoseconds since the chunk's start for the bar, since the bar's for its trades. */
type Row = [
  time: number,
  firstTime: number,
  firstId: string,
  open: string,
  high: string,
  low: string,
  lastTime: number,
  lastId: string,
  close: string,
  volume: string,
  notional: string,
  count: number,
];

/** The bars of one chunk as text; the same bars give the same text. */
export function encodeChunk(start: bigint, bars: readonly TimedBar[]): string {
  return JSON.stringify(
    bars.map(({ time, bar: { first, high, low, last, volume, notional, count } }): Row => [
      Number(time - start),
      Number(first.time - time),
      first.id,
      formatDecimal(first.price),
      formatDecimal(high),
      formatDecimal(low),
      Number(last.time - time),
      last.id,
      formatDecimal(last.price),
      formatDecimal(volume),
      formatDecimal(notional, NOTIONAL_SCALE),
      count,
    ]),
  );
}

/** What {@link encodeChunk} wrote. */
export function decodeChunk(start: bigint, text: string): TimedBar[] {
  return (JSON.parse(text) as Row[]).map(([offset, ...row]) => {
    const time = start + BigInt(offset);
    return { time, bar: decodeBar(time, row) };
  });
}

type BarRow = Row extends [number, ...infer Rest] ? Rest : never;

function decodeBar(time: bigint, row: BarRow): Bar {
  const [firstTime, firstId, open, high, low, lastTime, lastId, close, volume, notional, count] = row;
  return {
    first: { time: time + BigInt(firstTime), id: firstId, price: unformatDecimal(open) },
    high: unformatDecimal(high),
    low: unformatDecimal(low),
    last: { time: time + BigInt(lastTime), id: lastId, price: unformatDecimal(close) },
    volume: unformatDecimal(volume),
    notional: unformatDecimal(notional, NOTIONAL_SCALE),
    count,
  };
}
