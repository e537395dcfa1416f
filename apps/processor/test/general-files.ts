import { formatDecimal, type Trade } from '@trading/bars';

export const HEADER = 'symbol,timestamp_ns,price,size,id';

/** A trade as a line of the general layout. */
export function lineOf({ symbol, time, price, size, id }: Trade): string {
  return [symbol, time, formatDecimal(price), formatDecimal(size), id].join(',');
}

/** Trades as a file of the general layout. It has a column for their order only if one of them has an order. */
export function fileOf(list: readonly Trade[]): string {
  if (list.every(({ order }) => order === undefined)) return [HEADER, ...list.map(lineOf), ''].join('\n');
  const lines = list.map((trade) => `${lineOf(trade)},${trade.order ?? ''}`);
  return [`${HEADER},sequence`, ...lines, ''].join('\n');
}
