import type { Interval } from '@trading/bars';
import { compareTables, type TableComparison } from '@trading/bars/comparison';
import { settlementMessage } from '@trading/bars/settlement';
import { OperatorError } from '@trading/cli';
import type { Clock } from '@trading/ingestion';
import type { RebuildAccess } from './rebuild-access';
import { renderComparison, renderProgress } from './render-comparison';

/** Milliseconds between two lines of progress. */
const PROGRESS_INTERVAL = 30_000;

/** The table to compare with does not exist, or is the same one. */
export class OtherTableError extends OperatorError {
  public constructor(expected: string, found: string) {
    super(
      `Expected ${expected}, found ${found}. Restore a backup to a table of another name in the same region: ` +
        'docs/operations/rebuild.md says how.',
    );
  }
}

/** How the bars of two tables are compared. */
export interface CompareOptions {
  /** The name of the other table, in the same region. */
  readonly table: string;
  /**
   * The only interval that is compared.
   * @default - all intervals
   */
  readonly interval?: Interval;
}

/**
 * Compares what readers get from the table of a region with another table, and prints the first differences. Asks for the settlement of the
 * bars of the region's table that wait for it.
 *
 * @returns false if there are differences
 * @throws OtherTableError
 */
export async function compareBars(
  { table: name, interval }: CompareOptions,
  access: RebuildAccess,
  clock: Clock,
  print: (text: string) => void,
): Promise<boolean> {
  if (name === access.tableName) throw new OtherTableError('another table than that of the environment', name);
  const contested = new ContestedChunks(access.send);
  let next = clock.now() + PROGRESS_INTERVAL;
  const compare = () =>
    compareTables(access.table, access.openTable(name), {
      stored: access.stored,
      ...(interval && { intervals: [interval] }),
      onContested: (side, chunk) => {
        contested[side].add(settlementMessage(chunk));
      },
      onProgress: async (soFar) => {
        await contested.flush();
        if (clock.now() < next) return;
        next = clock.now() + PROGRESS_INTERVAL;
        print(renderProgress(soFar));
      },
    });
  let comparison: TableComparison;
  try {
    comparison = await compare();
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new OtherTableError(`a table ${name}`, 'none');
  }
  print(renderComparison(comparison, contested, { own: access.tableName, other: name }));
  return comparison.differences === 0;
}

/** The chunks of a symbol that were found contested, as messages, and the number of those of all symbols before. */
class ContestedChunks {
  public readonly own = new Set<string>();
  public readonly other = new Set<string>();
  public readonly counts = { own: 0, other: 0 };

  public constructor(private readonly send: (messages: readonly string[]) => Promise<void>) {}

  /** Asks for the settlement of the own ones, and forgets all. */
  public async flush(): Promise<void> {
    for (const side of ['own', 'other'] as const) this.counts[side] += this[side].size;
    if (this.own.size > 0) await this.send([...this.own]);
    this.own.clear();
    this.other.clear();
  }
}
