import type { Bar } from '../model/bar-state';
import { SCALE } from '../model/decimal';
import { NANOSECONDS, type StoredInterval } from '../model/interval';
import type { PartialBar } from '../model/partial-bar';
import { idKeyOf, type Tick } from '../model/trade';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import { readIds, writeIds } from './id-codec';

/** The first byte; another way of writing bars takes another number. */
const FORMAT = 1;

/** What a bar has, as bits; units, where its numbers have others than those of the bar before. */
const HAS_OPEN_CLOSE = 1;
const HAS_HIGH_LOW = 2;
const HAS_UNITS = 4;

/** A tick's id, by its place among the bar's ids, or 0 and the text where its key does not say it. */
const TEXT_ID = 0;

/** What the next number is written in relation to; the values of neighbouring bars are near to each other. */
interface Context {
  readonly start: bigint;
  readonly interval: bigint;
  /** Prices, volumes and notionals are multiples of these powers of ten. */
  units: Units;
  price: bigint;
  id: bigint;
  bar: bigint;
}

interface Units {
  readonly price: bigint;
  readonly volume: bigint;
  readonly notional: bigint;
}

/** How many zeros a unit has. */
type Zeros = Readonly<Record<keyof Units, number>>;

/** Bytes that an item may have for bars: DynamoDB takes 400 KiB with the keys. */
export const MAX_BYTES = 380_000;

/** Powers of ten, up to the most decimals that there are: those of a notional. */
const POWERS = Array.from({ length: 2 * SCALE + 1 }, (_, exponent) => 10n ** BigInt(exponent));

const NO_TRADES: Bar = { volume: 0n, notional: 0n, count: 0 };

/** The bytes of a chunk in as many parts as items need; a bar in two parts has its ids in both. */
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
  return [[{ ...only, ids: only.ids.slice(0, middle) }], [{ ...only, bar: NO_TRADES, ids: only.ids.slice(middle) }]];
}

/** The partial bars of a chunk as bytes; the same bars give the same bytes. The kernel writes them as well. */
export function encodeChunk(start: bigint, interval: StoredInterval, bars: readonly PartialBar[]): Uint8Array {
  const writer = new ByteWriter().unsigned(FORMAT).unsigned(bars.length);
  const zeros = zerosOf(bars.map(({ bar }) => bar));
  const context = contextOf(start, interval, zeros);
  for (const [index, partial] of bars.entries()) writeBar(writer, partial, context, index === 0 ? zeros : undefined);
  return writer.result();
}

/** Reads what {@link encodeChunk} wrote. */
export function decodeChunk(start: bigint, interval: StoredInterval, bytes: Uint8Array): PartialBar[] {
  const reader = new ByteReader(bytes);
  const format = reader.count();
  if (format !== FORMAT) throw new RangeError(`Bars are written in format ${FORMAT}, found: ${format}`);
  const length = reader.count();
  const context = contextOf(start, interval, { price: 0, volume: 0, notional: 0 });
  return Array.from({ length }, () => readBar(reader, context));
}

function contextOf(start: bigint, interval: StoredInterval, zeros: Zeros): Context {
  return { start, interval: NANOSECONDS[interval], units: unitsOf(zeros), price: 0n, id: 0n, bar: 0n };
}

function unitsOf({ price, volume, notional }: Zeros): Units {
  const power = (exponent: number) => POWERS[exponent] as bigint;
  return { price: power(price), volume: power(volume), notional: power(notional) };
}

/** @param zeros where the units are to be said */
function writeBar(writer: ByteWriter, { time, bar, ids }: PartialBar, context: Context, zeros?: Zeros): void {
  const { units } = context;
  const index = (time - context.start) / context.interval;
  writer.unsigned(index - context.bar);
  context.bar = index;
  writer.unsigned(
    (bar.first ? HAS_OPEN_CLOSE : 0) + (bar.high === undefined ? 0 : HAS_HIGH_LOW) + (zeros ? HAS_UNITS : 0),
  );
  if (zeros) writer.unsigned(zeros.price).unsigned(zeros.volume).unsigned(zeros.notional);
  writeIds(writer, ids, context.id);
  context.id = ids.at(-1) ?? context.id;
  const price = (value: bigint) => {
    writer.signed((value - context.price) / units.price);
    context.price = value;
  };
  for (const tick of bar.first && bar.last ? [bar.first, bar.last] : []) {
    writer.unsigned(tick.time - time);
    writeTickId(writer, tick, ids);
    price(tick.price);
  }
  if (bar.high !== undefined && bar.low !== undefined) [bar.high, bar.low].forEach(price);
  writer.unsigned(bar.count).unsigned(bar.volume / units.volume);
  writer.unsigned(bar.notional / units.notional);
}

function readBar(reader: ByteReader, context: Context): PartialBar {
  context.bar += reader.unsigned();
  const time = context.start + context.bar * context.interval;
  const has = reader.count();
  if (has & HAS_UNITS) {
    context.units = unitsOf({ price: reader.count(), volume: reader.count(), notional: reader.count() });
    context.price = 0n;
  }
  const { units } = context;
  const ids = readIds(reader, context.id);
  context.id = ids.at(-1) ?? context.id;
  const price = () => (context.price += reader.signed() * units.price);
  const tick = (): Tick => ({ time: time + reader.unsigned(), id: readTickId(reader, ids), price: price() });
  const bar: Bar = {
    ...(has & HAS_OPEN_CLOSE ? { first: tick(), last: tick() } : {}),
    ...(has & HAS_HIGH_LOW ? { high: price(), low: price() } : {}),
    count: reader.count(),
    volume: reader.unsigned() * units.volume,
    notional: reader.unsigned() * units.notional,
  };
  return { time, bar, ids };
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

/** How many zeros all numbers of a kind end in. */
function zerosOf(bars: readonly Bar[]): Zeros {
  const prices = bars.flatMap(({ first, high, low, last }) => [first?.price, high, low, last?.price]);
  return {
    price: commonZeros(prices.filter((price) => price !== undefined)),
    volume: commonZeros(bars.map(({ volume }) => volume)),
    notional: commonZeros(bars.map(({ notional }) => notional)),
  };
}

function commonZeros(values: readonly bigint[]): number {
  let zeros = POWERS.length - 1;
  for (const value of values) while (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;
  return zeros;
}
