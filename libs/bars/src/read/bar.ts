import { createHash } from 'node:crypto';
import { mergeBars, type Bar } from '../model/bar-state';
import type { Decimal } from '../model/decimal';
import { nameOf } from '../table/chunk-items';
import type { Origin } from '../table/item-keys';
import type { ResolvedBar } from './resolve-sources';

/** A bar as readers get it. */
export interface ReadBar {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** Prices × 10^18; undefined where no trade counts for them. */
  readonly open?: Decimal;
  readonly high?: Decimal;
  readonly low?: Decimal;
  readonly close?: Decimal;
  /** Σ size, × 10^18. */
  readonly volume: bigint;
  /** Σ price × size, × 10^36. */
  readonly notional: bigint;
  /** How many trades count for the volume. */
  readonly count: number;
  /** The sources whose trades are in it, ascending; none in a bar that only fills a gap. */
  readonly sources: readonly string[];
  /** Sources that were left out: some of their trades are counted already, and not all of them, or not the same. */
  readonly conflicts: readonly string[];
  /** Another for every change of what is in the bar, 16 hexadecimal digits; empty in a bar that only fills a gap. */
  readonly revision: string;
}

/** A bar on its way from the stored interval to a longer one. */
export interface OpenBar {
  readonly time: bigint;
  bar: Bar;
  readonly counted: Map<string, Origin>;
  readonly conflicting: Map<string, Origin>;
}

/** Begins a longer bar with one of the bars in it, or a stored one by itself. */
export function openBar(time: bigint, resolved: ResolvedBar): OpenBar {
  const open = { time, bar: resolved.bar, counted: new Map<string, Origin>(), conflicting: new Map<string, Origin>() };
  return withOrigins(open, resolved);
}

/** Adds a bar to a longer one. */
export function addBar(open: OpenBar, resolved: ResolvedBar): void {
  open.bar = mergeBars(open.bar, resolved.bar);
  withOrigins(open, resolved);
}

export function toReadBar({ time, bar, counted, conflicting }: OpenBar): ReadBar {
  const { first, high, low, last, volume, notional, count } = bar;
  const names = [...counted.keys(), '', ...conflicting.keys()];
  return {
    time,
    ...{ open: first?.price, high, low, close: last?.price, volume, notional, count },
    sources: sourcesOf(counted),
    conflicts: sourcesOf(conflicting),
    revision: createHash('sha256').update(names.sort().join('\n')).digest('hex').slice(0, 16),
  };
}

/** A bar in which nothing was traded: all its prices are the last one before it. */
export function fillingBar(time: bigint, price: Decimal): ReadBar {
  const prices = { open: price, high: price, low: price, close: price };
  return { time, ...prices, volume: 0n, notional: 0n, count: 0, sources: [], conflicts: [], revision: '' };
}

function withOrigins(open: OpenBar, { counted, conflicting }: ResolvedBar): OpenBar {
  for (const origin of counted) open.counted.set(nameOf(origin), origin);
  for (const origin of conflicting) open.conflicting.set(nameOf(origin), origin);
  return open;
}

function sourcesOf(origins: ReadonlyMap<string, Origin>): string[] {
  return [...new Set([...origins.values()].map(({ source }) => source))].sort();
}
