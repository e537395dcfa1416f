import { createHash } from 'node:crypto';
import { mergeBarStates, type BarState } from '../model/bar-state';
import { originKey, type Origin } from '../table/item-keys';
import { rowIntervalOf, type Bar } from './bar';
import type { GridInterval } from './bar-grid';
import type { ResolvedBar } from './resolve-sources';

/** Builds a bar from the stored bars of its interval. */
export class BarBuilder {
  private state: BarState;
  private readonly included = new Map<string, Origin>();
  private readonly conflicting = new Map<string, Origin>();

  /**
   * @param interval the interval of the bar
   * @param first a stored bar in it
   */
  public constructor(
    public readonly interval: GridInterval,
    first: ResolvedBar,
  ) {
    this.state = first.state;
    this.addOrigins(first);
  }

  /** Merges a further stored bar. */
  public add(resolved: ResolvedBar): void {
    this.state = mergeBarStates(this.state, resolved.state);
    this.addOrigins(resolved);
  }

  public build(): Bar {
    const { first, high, low, last, volume, notional, count } = this.state;
    const origins = [...sortedKeys(this.included), '', ...sortedKeys(this.conflicting)];
    return {
      ...rowIntervalOf(this.interval),
      ...{ open: first?.price, high, low, close: last?.price, volume, notional, count },
      sources: sourcesOf(this.included),
      conflicts: sourcesOf(this.conflicting),
      revision: createHash('sha256').update(origins.join('\n')).digest('hex').slice(0, 16),
    };
  }

  private addOrigins({ included, conflicting }: ResolvedBar): void {
    for (const origin of included) this.included.set(originKey(origin), origin);
    for (const origin of conflicting) this.conflicting.set(originKey(origin), origin);
  }
}

function sortedKeys(origins: ReadonlyMap<string, Origin>): string[] {
  return [...origins.keys()].sort();
}

function sourcesOf(origins: ReadonlyMap<string, Origin>): string[] {
  return [...new Set([...origins.values()].map(({ source }) => source))].sort();
}
