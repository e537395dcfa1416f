import type { StoredInterval, Table } from '@trading/bars';
import type { Rebuild } from './rebuild';

/** The table of a region, and what rebuilds and comparisons of it use beside the region itself. */
export interface RebuildAccess {
  readonly files: Rebuild['files'];
  readonly tableName: string;
  readonly table: Table;
  /** Opens another table of the account in the same region. It need not exist. */
  readonly openTable: (name: string) => Table;
  /** The interval in which bars are stored. */
  readonly stored: StoredInterval;
  /** Sends messages to the queue of the processor. */
  readonly send: (messages: readonly string[]) => Promise<void>;
}
