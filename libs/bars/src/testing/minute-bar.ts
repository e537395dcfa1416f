import type { Bar } from '../read/bar';

const CENT = 10n ** 16n;
const MINUTE = 60_000_000_000n;

/** A bar of one minute with prices in cents, whose trades all have the size 1. */
export function minuteBar(minute: number, open: number, high: number, low: number, close: number, count = 2): Bar {
  const prices = [open, high, low, close].reduce((a, b) => a + b, 0) / 4;
  return {
    time: BigInt(minute) * MINUTE,
    end: BigInt(minute + 1) * MINUTE,
    open: BigInt(open) * CENT,
    high: BigInt(high) * CENT,
    low: BigInt(low) * CENT,
    close: BigInt(close) * CENT,
    volume: BigInt(count) * 10n ** 18n,
    notional: BigInt(prices * 4) * (CENT / 4n) * BigInt(count) * 10n ** 18n,
    count,
    sources: ['s'],
    conflicts: [],
    revision: 'r',
  };
}
