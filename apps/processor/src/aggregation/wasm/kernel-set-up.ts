import { CHUNK_NANOSECONDS, NANOSECONDS } from '@trading/bars';
import type { CsvFields, FastFormat, NdjsonFields } from '../../parsing/fast-format';
import type { LineAggregatorOptions } from '../line-aggregator';
import type { Kernel } from './kernel';

/** Number of digits after the decimal point of a time. Above 9, the kernel reads `ms-or-us`. */
const TIME_DECIMALS: Readonly<Record<FastFormat['unit'], number>> = { s: 9, ms: 6, us: 3, ns: 0, 'ms-or-us': 10 };

/** The role of reserved keys: lines that have one are deferred. */
const RESERVED = 5;

/** The kernel numbers bars with 32 bits. */
const MAX_BAR = 0xffff_ffffn;

/** Configures a new kernel, before its first line. */
export function setUpKernel(kernel: Kernel, { format, interval, contested }: LineAggregatorOptions): void {
  const nanoseconds = NANOSECONDS[interval];
  kernel.setTime(TIME_DECIMALS[format.unit], nanoseconds, Number(CHUNK_NANOSECONDS[interval] / nanoseconds));
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

function setNdjson(kernel: Kernel, { reserved, symbol, time, price, size, id }: NdjsonFields): void {
  const keys = [symbol, time, price, size, id].map((key, role) => ({ key, role }));
  for (const { key, role } of [...keys, ...reserved.map((other) => ({ key: other, role: RESERVED }))]) {
    if (key === undefined) continue;
    const isAdded = kernel.addKey(...write(kernel, key), role) !== 0;
    if (!isAdded) throw new RangeError(`The kernel takes 16 keys of up to 16 bytes, and has no room for: ${key}`);
  }
}

/** Writes a text to the input of the kernel and returns its address and length. */
function write({ memory, inputStart }: Kernel, text: string): [start: number, length: number] {
  const start = inputStart();
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, start));
  return [start, written];
}
