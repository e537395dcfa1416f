import { createHash } from 'node:crypto';
import { mergeBarStates, type BarState } from '../model/bar-state';
import { originKey, type Origin } from '../table/item-keys';
import type { Bar } from './bar';
import type { GridInterval } from './bar-grid';
import type { ResolvedBar } from './resolve-sources';

/** The part of a bar that tells where its trades come from. */
type Provenance = Pick<Bar, 'sources' | 'conflicts' | 'revision'>;

/** Builds a bar from the stored bars of its interval. */
export class BarBuilder {
  private state: BarState;
  private readonly included: Origin[] = [];
  private readonly conflicting: Origin[] = [];
  /** The open times of the stored bars that were settled. */
  private readonly settled: bigint[] = [];

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
    const { sources, conflicts, revision } = this.provenance();
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
      sources,
      conflicts,
      revision,
    };
    return label === undefined ? bar : { ...bar, label };
  }

  private provenance(): Provenance {
    const { included, conflicting, settled } = this;
    const [origin] = included;
    if (!origin || included.length > 1 || conflicting.length > 0) return provenanceOf(included, conflicting, settled);
    if (lastOrigin.origin !== origin) lastOrigin = { origin, provenance: provenanceOf([origin], [], []) };
    return lastOrigin.provenance;
  }

  private addOrigins({ included, conflicting, settled }: ResolvedBar): void {
    addDistinct(this.included, included);
    addDistinct(this.conflicting, conflicting);
    if (settled !== undefined) this.settled.push(settled);
  }
}

/** Adds origins, except those of the stored bar before, which mostly are the same objects. */
function addDistinct(known: Origin[], origins: readonly Origin[]): void {
  for (const origin of origins) if (origin !== known.at(-1)) known.push(origin);
}

/** The last bar of one origin: its neighbours mostly have the same. */
let lastOrigin: { readonly origin?: Origin; readonly provenance: Provenance } = {
  provenance: { sources: [], conflicts: [], revision: '' },
};

/** A settlement changes a bar, although the origins of an interval of several stored bars may stay the same. */
function provenanceOf(
  included: readonly Origin[],
  conflicting: readonly Origin[],
  settled: readonly bigint[],
): Provenance {
  const times = settled.length > 0 ? ['', ...settled] : [];
  return {
    sources: sourcesOf(included),
    conflicts: sourcesOf(conflicting),
    revision: revisionOf([...keysOf(included), '', ...keysOf(conflicting), ...times].join('\n')),
  };
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
