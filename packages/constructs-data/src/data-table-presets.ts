import { RemovalPolicy } from 'aws-cdk-lib/core';

/** How much a table's data is worth: what a `DataTablePresets` decides together. */
export interface DataTablePreset {
  /**
   * Keeps 35 days of continuous backups, to restore the table to any second of them.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * Refuses to delete the table, whoever asks.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * What becomes of the table when it leaves its stack: `DESTROY` only together with `allowDataLoss`, and without
   * `deletionProtection`.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Says that the items may be lost: the second word that `RemovalPolicy.DESTROY` needs.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;

  /**
   * Why nothing brings the items back, where neither `backup` nor `pointInTimeRecovery` does: at least 10 characters, to be read in
   * the template.
   *
   * @default - none, where something brings them back
   */
  readonly noBackupReason?: string;
}

/**
 * Opinions about one table, to be spread below the caller's own props:
 * `{ ...DataTablePresets.DISPOSABLE, tableName: 'scratch' }`; where a language cannot spread, to be read one by one.
 *
 * @example
 *
 * const preset = DataTablePresets.DISPOSABLE;
 * new DataTable(this, 'Table', {
 *   tableName: 'scratch',
 *   pointInTimeRecovery: preset.pointInTimeRecovery,
 *   deletionProtection: preset.deletionProtection,
 *   removalPolicy: preset.removalPolicy,
 *   allowDataLoss: preset.allowDataLoss,
 *   noBackupReason: preset.noBackupReason,
 * });
 */
export class DataTablePresets {
  /** Data that cannot be made again: backed up, protected, kept when its stack goes. The defaults, said aloud. */
  public static readonly DURABLE: DataTablePreset = {
    pointInTimeRecovery: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };

  /** Data that can be made again: no backups, no protection, gone with its stack. */
  public static readonly DISPOSABLE: DataTablePreset = {
    pointInTimeRecovery: false,
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
    noBackupReason: 'Its items can be made again',
  };

  private constructor() {}
}
