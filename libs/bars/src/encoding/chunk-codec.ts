import type { BarState } from '../model/bar-state';
import { SCALE } from '../model/decimal';
import { NANOSECONDS, type StoredInterval } from '../model/interval';
import type { PartialBar } from '../model/partial-bar';
import { idKeyOf, type Tick } from '../model/trade';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import { IdMemory, readIds, writeIds } from './id-codec';

/** The first byte of a chunk: the version of this format. */
const FORMAT = 1;

/** Bits that tell which parts a bar has. Units are written with the first bar. */
const HAS_OPEN_CLOSE = 1;
const HAS_HIGH_LOW = 2;
const HAS_UNITS = 4;
/** Tells that the first or the last trade has an order other than 0. The kernel never sets it. */
const HAS_ORDER = 8;

/** Written in place of a tick's position among the ids of the bar if its key does not determine its text. */
const TEXT_ID = 0;

/** The values to which the next numbers are relative: neighbouring bars have similar values. */
interface Context {
  readonly start: bigint;
  readonly interval: bigint;
  /** The powers of ten of which prices, volumes and notionals are multiples. */
  units: Units;
  price: bigint;
  order: bigint;
  id: bigint;
  index: bigint;
}

interface Units {
  readonly price: bigint;
  readonly volume: bigint;
  readonly notional: bigint;
}

/** The number of zeros of each unit. */
type Zeros = Readonly<Record<keyof Units, number>>;

/** Maximum number of bytes of bars in an item. DynamoDB limits an item to 400 KiB, including its keys. */
export const MAX_BYTES = 380_000;

/** Powers of ten up to the decimals of a notional. */
const POWERS = Array.from({ length: 2 * SCALE + 1 }, (_, exponent) => 10n ** BigInt(exponent));

const NO_TRADES: BarState = { volume: 0n, notional: 0n, count: 0 };

/** Splits an encoded chunk into parts that fit an item. The ids of a bar that does not fit one item are spread over several parts. */
export function partsOf(start: bigint, interval: StoredInterval, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length <= MAX_BYTES) return [bytes];
  return halvesOf(decodeChunk(start, interval, bytes)).flatMap((half) =>
    partsOf(start, interval, encodeChunk(start, interval, half)),
  );
}

function halvesOf(bars: readonly PartialBar[]): (readonly PartialBar[])[] {
  const [only, second] = bars;
  if (!only || second) return [bars.slice(0, bars.length / 2), bars.slice(bars.length / 2)];
  const middle = Math.floor(only.ids.length / 2);
  return [[{ ...only, ids: only.ids.slice(0, middle) }], [{ ...only, state: NO_TRADES, ids: only.ids.slice(middle) }]];
}

/** Encodes the partial bars of a chunk. Equal bars give equal bytes. The kernel writes the same format. */
export function encodeChunk(start: bigint, interval: StoredInterval, bars: readonly PartialBar[]): Uint8Array {
  const writer = new ByteWriter().unsigned(FORMAT).unsigned(bars.length);
  const zeros = zerosOf(bars.map(({ state }) => state));
  const context = contextOf(start, interval, zeros);
  for (const [index, partial] of bars.entries()) writeBar(writer, partial, context, index === 0 ? zeros : undefined);
  return writer.result();
}

/** Decodes the bars that {@link encodeChunk} wrote. */
export function decodeChunk(start: bigint, interval: StoredInterval, bytes: Uint8Array): PartialBar[] {
  const reader = new ByteReader(bytes);
  const format = reader.count();
  if (format !== FORMAT) throw new RangeError(`Bars are written in format ${FORMAT}, found: ${format}`);
  const length = reader.count();
  const context = contextOf(start, interval, { price: 0, volume: 0, notional: 0 });
  const memory = new IdMemory();
  return Array.from({ length }, () => readBar(reader, context, memory));
}

function contextOf(start: bigint, interval: StoredInterval, zeros: Zeros): Context {
  return { start, interval: NANOSECONDS[interval], units: unitsOf(zeros), price: 0n, order: 0n, id: 0n, index: 0n };
}

function unitsOf({ price, volume, notional }: Zeros): Units {
  const power = (exponent: number) => POWERS[exponent] as bigint;
  return { price: power(price), volume: power(volume), notional: power(notional) };
}

/** @param zeros the units to write, with the first bar only */
function writeBar(writer: ByteWriter, { time, state, ids }: PartialBar, context: Context, zeros?: Zeros): void {
  const { units } = context;
  const index = (time - context.start) / context.interval;
  writer.unsigned(index - context.index);
  context.index = index;
  const hasOrder = [state.first, state.last].some((tick) => tick?.order);
  writer.unsigned(
    (state.first ? HAS_OPEN_CLOSE : 0) +
      (state.high === undefined ? 0 : HAS_HIGH_LOW) +
      (zeros ? HAS_UNITS : 0) +
      (hasOrder ? HAS_ORDER : 0),
  );
  if (zeros) writer.unsigned(zeros.price).unsigned(zeros.volume).unsigned(zeros.notional);
  writeIds(writer, ids, context.id);
  context.id = ids.at(-1) ?? context.id;
  const price = (value: bigint) => {
    writer.signed((value - context.price) / units.price);
    context.price = value;
  };
  for (const tick of state.first && state.last ? [state.first, state.last] : []) {
    writer.unsigned(tick.time - time);
    if (hasOrder) writeOrder(writer, tick, context);
    writeTickId(writer, tick, ids);
    price(tick.price);
  }
  if (state.high !== undefined && state.low !== undefined) [state.high, state.low].forEach(price);
  writer.unsigned(state.count).unsigned(state.volume / units.volume);
  writer.unsigned(state.notional / units.notional);
}

function readBar(reader: ByteReader, context: Context, memory: IdMemory): PartialBar {
  context.index += reader.unsigned();
  const time = context.start + context.index * context.interval;
  const has = reader.count();
  if (has & HAS_UNITS) {
    context.units = unitsOf({ price: reader.count(), volume: reader.count(), notional: reader.count() });
    context.price = 0n;
  }
  const { units } = context;
  const ids = readIds(reader, context.id, memory);
  context.id = ids.at(-1) ?? context.id;
  // Objects are built without spreads, which are slow and would be most of the time of a reader.
  const hasTicks = (has & HAS_OPEN_CLOSE) !== 0;
  const first = hasTicks ? readTick(reader, context, time, ids, has) : undefined;
  const last = hasTicks ? readTick(reader, context, time, ids, has) : undefined;
  const hasHighLow = (has & HAS_HIGH_LOW) !== 0;
  const high = hasHighLow ? readPrice(reader, context) : undefined;
  const low = hasHighLow ? readPrice(reader, context) : undefined;
  const count = reader.count();
  const volume = reader.unsigned() * units.volume;
  const notional = reader.unsigned() * units.notional;
  return { time, state: { first, high, low, last, volume, notional, count }, ids };
}

function readTick(reader: ByteReader, context: Context, barTime: bigint, ids: BigUint64Array, has: number): Tick {
  const time = barTime + reader.unsigned();
  const order = has & HAS_ORDER ? readOrder(reader, context) : 0n;
  const id = readTickId(reader, ids);
  const price = readPrice(reader, context);
  return order === 0n ? { time, id, price } : { time, order, id, price };
}

function readPrice(reader: ByteReader, context: Context): bigint {
  context.price += reader.signed() * context.units.price;
  return context.price;
}

/** Writes the difference to the last order that was written: the order of the bar's first trade, or of a bar before. */
function writeOrder(writer: ByteWriter, { order = 0n }: Tick, context: Context): void {
  writer.signed(order - context.order);
  context.order = order;
}

function readOrder(reader: ByteReader, context: Context): bigint {
  context.order += reader.signed();
  return context.order;
}

function writeTickId(writer: ByteWriter, { id }: Tick, ids: BigUint64Array): void {
  const key = idKeyOf(id);
  const index = key.toString() === id ? ids.indexOf(key) : -1;
  if (index >= 0) writer.unsigned(index + 1);
  else writer.unsigned(TEXT_ID).text(id);
}

function readTickId(reader: ByteReader, ids: BigUint64Array): string {
  const place = reader.count();
  return place === TEXT_ID ? reader.text() : String(ids[place - 1]);
}

/** The number of trailing zeros that all numbers of a kind share. */
function zerosOf(states: readonly BarState[]): Zeros {
  const prices = states.flatMap(({ first, high, low, last }) => [first?.price, high, low, last?.price]);
  return {
    price: commonZeros(prices.filter((price) => price !== undefined)),
    volume: commonZeros(states.map(({ volume }) => volume)),
    notional: commonZeros(states.map(({ notional }) => notional)),
  };
}

function commonZeros(values: readonly bigint[]): number {
  let zeros = POWERS.length - 1;
  for (const value of values) while (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;
  return zeros;
}
