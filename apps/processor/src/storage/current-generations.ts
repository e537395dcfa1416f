import { manifestKey, type Origin } from './item-keys';
import type { Table } from './table';

/** Which generation of each source counts. */
export class CurrentGenerations {
  private constructor(private readonly generations: ReadonlyMap<string, string>) {}

  public static async read(table: Table, sources: Iterable<string>): Promise<CurrentGenerations> {
    const keys = [...new Set(sources)].map(manifestKey);
    const items = keys.length === 0 ? [] : await table.batchGet(keys);
    return new CurrentGenerations(new Map(items.map(({ pk, generation }) => [pk, generation as string])));
  }

  public isCurrent({ source, generation }: Origin): boolean {
    return this.of(source) === generation;
  }

  /** Whether it never counts again: a newer generation does. */
  public isObsolete({ source, generation }: Origin): boolean {
    const current = this.of(source);
    return current !== undefined && current > generation;
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
