import { CHUNK_NANOSECONDS, STORED_INTERVALS } from '../model/interval';
import type { SeriesChunk } from '../table/item-keys';

const MILLISECOND = 1_000_000n;

/** The longest feed and symbol together, so that keys of the table are shorter than their limit of 2,048 bytes. */
const MAX_NAME_LENGTH = 400;

/** The source and the type of the messages, which have the form of an event of EventBridge. */
export const SETTLEMENT_REQUESTED = { source: 'trading.bars', 'detail-type': 'Settlement Requested' } as const;

/** The message that asks the processor to settle the contested bars of a chunk. */
export function settlementMessage({ feed, symbol, interval, start }: SeriesChunk): string {
  const detail = { feed, symbol, interval, chunk: new Date(Number(start / MILLISECOND)).toISOString() };
  return JSON.stringify({ ...SETTLEMENT_REQUESTED, detail });
}

/**
 * Reads the detail of a message.
 *
 * @returns undefined if it names no chunk
 */
export function readSettlementDetail(detail: unknown): SeriesChunk | undefined {
  const { feed, symbol, interval: name, chunk } = (detail ?? {}) as Readonly<Record<string, unknown>>;
  const interval = STORED_INTERVALS.find((one) => one === name);
  if (typeof feed !== 'string' || typeof symbol !== 'string' || typeof chunk !== 'string' || !interval)
    return undefined;
  const milliseconds = Date.parse(chunk);
  if (!(milliseconds >= 0) || feed === '' || symbol === '' || feed.length + symbol.length > MAX_NAME_LENGTH) {
    return undefined;
  }
  const start = BigInt(milliseconds) * MILLISECOND;
  return start % CHUNK_NANOSECONDS[interval] === 0n ? { feed, symbol, interval, start } : undefined;
}
