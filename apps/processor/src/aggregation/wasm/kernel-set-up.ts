import { CHUNK_NANOSECONDS, NANOSECONDS } from '@trading/bars';
import type { CsvFields, FastFormat, NdjsonFields } from '../../parsing/fast-format';
import { ALL_TIMES } from '../../parsing/timestamp';
import type { LineAggregatorOptions } from '../line-aggregator';
import type { Kernel } from './kernel';

/** Number of digits after the decimal point of a time. Above 9, the kernel reads `ms-or-us`. */
const TIME_DECIMALS: Readonly<Record<FastFormat['unit'], number>> = { s: 9, ms: 6, us: 3, ns: 0, 'ms-or-us': 10 };

/** The roles of keys that the kernel does not read: lines that have a reserved one are deferred, others are skipped. */
const RESERVED = 5;
const OTHER = 6;

/** Maximum bytes of a key of NDJSON in the kernel. */
const MAX_KEY_LENGTH = 16;

/** The kernel numbers bars with 32 bits. */
const MAX_BAR = 0xffff_ffffn;

/** Configures a new kernel, before its first line. */
export function setUpKernel(
  kernel: Kernel,
  { format, interval, contested, times = ALL_TIMES }: LineAggregatorOptions,
): void {
  const nanoseconds = NANOSECONDS[interval];
  kernel.setTime(TIME_DECIMALS[format.unit], nanoseconds, Number(CHUNK_NANOSECONDS[interval] / nanoseconds));
  kernel.setBars(Number(times.from / nanoseconds), Number(least((times.to - 1n) / nanoseconds, MAX_BAR)));
  if (format.fields.kind === 'csv') setCsv(kernel, format.fields);
  else setNdjson(kernel, format.fields);

  const symbols = new Map<string, number>();
  const numberOf = (symbol: string): number => {
    const number = symbols.get(symbol) ?? kernel.addSymbol(...write(kernel, symbol));
    symbols.set(symbol, number);
    return number;
  };
  if (format.symbol !== undefined) kernel.setFileSymbol(numberOf(format.symbol));
  for (const { feed, symbol, time } of contested) {
    const bar = time / nanoseconds;
    if (feed === format.feed && bar <= MAX_BAR) kernel.addKnownContested(numberOf(symbol), Number(bar));
  }
}

function setCsv(kernel: Kernel, { separator, count, symbol, time, price, size, id }: CsvFields): void {
  kernel.setCsv(separator.charCodeAt(0), count, symbol ?? 0, time, price, size, id);
}

function setNdjson(kernel: Kernel, { reserved, ignored, symbol, time, price, size, id }: NdjsonFields): void {
  const roles = [symbol, time, price, size, id].map((key, role) => ({ key, role }));
  const others = [
    ...reserved.map((key) => ({ key, role: RESERVED })),
    // A line with a longer key is deferred.
    ...(ignored ?? []).filter((key) => key.length <= MAX_KEY_LENGTH).map((key) => ({ key, role: OTHER })),
  ];
  kernel.setUnknownKeys(ignored ? RESERVED : OTHER);
  for (const { key, role } of [...roles, ...others]) {
    if (key === undefined) continue;
    const isAdded = kernel.addKey(...write(kernel, key), role) !== 0;
    if (!isAdded) throw new RangeError(`The kernel takes 64 keys of up to 16 bytes, and has no room for: ${key}`);
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Writes a text to the input of the kernel and returns its address and length. */
function write({ memory, inputStart }: Kernel, text: string): [start: number, length: number] {
  const start = inputStart();
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, start));
  return [start, written];
}
