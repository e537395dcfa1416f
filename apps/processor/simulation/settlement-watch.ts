import type { Item } from '@trading/bars';
import { fromSettlementItem, manifestKey } from '@trading/bars/testing';
import { FIRST_HOUR } from './small-case';

const CHUNK = { start: FIRST_HOUR, interval: '1m' } as const;

/** Watches the settled bars of the first hour with trades: as long as their origins are current, none may be lost. */
export class SettlementWatch {
  /** True if a settled bar was lost. */
  public hasLost = false;

  /** @param items the items of the table, by their keys */
  public constructor(items: Map<string, Item>) {
    const set = items.set.bind(items);
    items.set = (key, item) => {
      const before = items.get(key);
      if (before && item.sk.endsWith('~SETTLEMENT')) this.compare(items, before, item);
      return set(key, item);
    };
  }

  private compare(items: ReadonlyMap<string, Item>, before: Item, after: Item): void {
    const isCurrent = ({ source, generation }: { readonly source: string; readonly generation: string }) => {
      const { pk, sk } = manifestKey(source);
      return items.get(`${pk} ${sk}`)?.['generation'] === generation;
    };
    const united = (item: Item) => fromSettlementItem(CHUNK, item).bars.filter(({ kind }) => kind === 'united');
    const kept = new Map(united(after).map((bar) => [bar.time, bar.origins.length]));
    const valid = united(before).filter(({ origins }) => origins.every(isCurrent));
    this.hasLost ||= valid.some(({ time, origins }) => (kept.get(time) ?? 0) < origins.length);
  }
}
