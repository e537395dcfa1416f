import { BarQueryError } from '../errors';

/** The start of a page. */
export interface BarCursor {
  /** The open time of the first row, nanoseconds since 1970. */
  readonly time: bigint;
  /** The last close before the page, for gap-filling bars. */
  readonly close?: bigint;
}

/** A cursor as the text that callers pass on. */
export function formatBarCursor({ time, close }: BarCursor): string {
  return `${time}:${close ?? ''}`;
}

/** @throws BarQueryError if the text is not that of a cursor */
export function parseBarCursor(cursor: string): BarCursor {
  const match = /^(\d{1,19}):(\d*)$/.exec(cursor);
  if (!match) throw new BarQueryError(`\`cursor\` must be the cursor of a page, got: ${cursor}`);
  const [, time = '', close = ''] = match;
  return { time: BigInt(time), ...(close === '' ? {} : { close: BigInt(close) }) };
}
