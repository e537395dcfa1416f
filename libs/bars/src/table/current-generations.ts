import { isObsoleteGeneration } from '../model/generation';
import { manifestKey, type Origin } from './item-keys';
import type { Table } from './table';

/** The current generations of the sources that were looked up. */
export class CurrentGenerations {
  private constructor(
    private readonly sources: ReadonlySet<string>,
    private readonly generations: ReadonlyMap<string, string>,
  ) {}

  /** Looks up the manifests of some sources. */
  public static async read(table: Table, sources: Iterable<string>): Promise<CurrentGenerations> {
    const distinct = new Set(sources);
    const items = distinct.size === 0 ? [] : await table.batchGet([...distinct].map(manifestKey));
    return new CurrentGenerations(distinct, new Map(items.map((item) => [item.pk, item['generation'] as string])));
  }

  /** True unless the source was looked up and another generation is current. */
  public mayBeCurrent(origin: Origin): boolean {
    return !this.sources.has(origin.source) || this.isCurrent(origin);
  }

  public isCurrent({ source, generation }: Origin): boolean {
    return this.of(source) === generation;
  }

  /** True if this generation can never become current again. */
  public isObsolete({ source, generation }: Origin): boolean {
    const current = this.of(source);
    return current !== undefined && isObsoleteGeneration(generation, current);
  }

  public equals(other: CurrentGenerations | undefined): boolean {
    return (
      other?.generations.size === this.generations.size &&
      [...this.generations].every(([key, generation]) => other.generations.get(key) === generation)
    );
  }

  private of(source: string): string | undefined {
    return this.generations.get(manifestKey(source).pk);
  }
}
