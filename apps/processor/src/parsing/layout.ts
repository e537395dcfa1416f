import type { Trade } from '../domain/trade';
import { parseDecimal } from '../domain/decimal';
import { parseTimestamp, type TimestampUnit } from './timestamp';

/** How the lines of one kind of file are read. */
export interface Layout {
  /** What it is called in reports. */
  readonly name: string;
  /** Whether the file's first line names the columns, and holds no trade. */
  readonly hasHeader: boolean;
  /** Reads the fields of one line; a reason in words where they are no trade. */
  readonly parse: (fields: readonly string[]) => Trade | string;
}

/** A trade's fields as text, before they are checked. */
export interface RawTrade {
  readonly symbol: string | undefined;
  readonly timestamp: string | undefined;
  readonly unit: TimestampUnit;
  readonly price: string | undefined;
  readonly size: string | undefined;
  readonly id: string | undefined;
}

/** Longest symbol and trade id, in characters. */
const MAX_NAME_LENGTH = 128;

/** The checks that hold in every layout; a reason in words where one fails. */
export function toTrade({ symbol, timestamp, unit, price, size, id }: RawTrade): Trade | string {
  if (!isName(symbol)) return `symbol is missing or longer than ${MAX_NAME_LENGTH} characters`;
  if (!isName(id)) return `id is missing or longer than ${MAX_NAME_LENGTH} characters`;
  const time = parseTimestamp(timestamp ?? '', unit);
  if (typeof time === 'string') return `timestamp ${time}`;
  const parsedPrice = parsePositive(price);
  if (typeof parsedPrice === 'string') return `price ${parsedPrice}`;
  const parsedSize = parsePositive(size);
  if (typeof parsedSize === 'string') return `size ${parsedSize}`;
  return { symbol, time, id, price: parsedPrice, size: parsedSize };
}

function isName(text: string | undefined): text is string {
  return text !== undefined && text !== '' && text.length <= MAX_NAME_LENGTH;
}

/** A price or size of zero or less is no trade: it would spoil the low, or the average. */
function parsePositive(text = ''): bigint | string {
  const value = parseDecimal(text);
  if (typeof value === 'string' || value > 0n) return value;
  return `must be greater than 0, got: '${text}'`;
}
