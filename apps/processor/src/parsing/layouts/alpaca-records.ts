import type { OtherRecord } from '../layout-declaration';

/** The messages of Alpaca's streams that are not about trades, by their type (`T`). */
export const OTHER_ALPACA_RECORDS: Readonly<Record<string, OtherRecord>> = {
  q: { kind: 'other', name: 'a quote' },
  b: { kind: 'other', name: 'a minute bar' },
  d: { kind: 'other', name: 'a daily bar' },
  u: { kind: 'other', name: 'an updated bar' },
  s: { kind: 'other', name: 'a trading status' },
  l: { kind: 'other', name: 'a limit up – limit down message' },
  i: { kind: 'other', name: 'an order imbalance' },
  success: { kind: 'other', name: 'a control message' },
  subscription: { kind: 'other', name: 'a control message' },
  error: { kind: 'other', name: 'a control message' },
  o: { kind: 'other', name: 'an order book' },
};
