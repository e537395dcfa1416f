import { manifestKey, type Origin } from './item-keys';
import type { Table } from './table';

/** Which generation counts of each source that was asked for. */
export class CurrentGenerations {
  private constructor(
    private readonly asked: ReadonlySet<string>,
    private readonly generations: ReadonlyMap<string, string>,
  ) {}

  public static async read(table: Table, sources: Iterable<string>): Promise<CurrentGenerations> {
    const asked = new Set(sources);
    const items = asked.size === 0 ? [] : await table.batchGet([...asked].map(manifestKey));
    return new CurrentGenerations(asked, new Map(items.map(({ pk, generation }) => [pk, generation as string])));
  }

  /** Whether nothing says that it does not count: its source was not asked for, or it is the one that counts. */
  public mayCount(origin: Origin): boolean {
    return !this.asked.has(origin.source) || this.isCurrent(origin);
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
