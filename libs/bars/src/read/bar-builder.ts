import { createHash } from 'node:crypto';
import { mergeBarStates, type BarState } from '../model/bar-state';
import { originKey, type Origin } from '../table/item-keys';
import type { Bar } from './bar';
import type { GridInterval } from './bar-grid';
import type { ResolvedBar } from './resolve-sources';

/** Builds a bar from the stored bars of its interval. */
export class BarBuilder {
  private state: BarState;
  private readonly included: Origin[] = [];
  private readonly conflicting: Origin[] = [];

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
    const { open: time, end, label } = this.interval;
    const { first, high, low, last, volume, notional, count } = this.state;
    // Without spreads, which would make the objects slow to create and to read.
    const bar: Bar = {
      time,
      end,
      open: first?.price,
      high,
      low,
      close: last?.price,
      volume,
      notional,
      count,
      sources: sourcesOf(this.included),
      conflicts: sourcesOf(this.conflicting),
      revision: revisionOf([...keysOf(this.included), '', ...keysOf(this.conflicting)].join('\n')),
    };
    return label === undefined ? bar : { ...bar, label };
  }

  private addOrigins({ included, conflicting }: ResolvedBar): void {
    this.included.push(...included);
    this.conflicting.push(...conflicting);
  }
}

/** The last revision that was computed: neighbouring bars mostly have the same origins. */
let last = { origins: '', revision: '' };

function revisionOf(origins: string): string {
  if (last.origins !== origins) {
    last = { origins, revision: createHash('sha256').update(origins).digest('hex').slice(0, 16) };
  }
  return last.revision;
}

/** The keys of distinct origins, ascending. */
function keysOf(origins: readonly Origin[]): string[] {
  return distinct(origins.map(originKey));
}

function sourcesOf(origins: readonly Origin[]): string[] {
  return distinct(origins.map(({ source }) => source));
}

function distinct(texts: string[]): string[] {
  return texts.length > 1 ? [...new Set(texts)].sort() : texts;
}
