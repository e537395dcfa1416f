import { RemovalPolicy } from 'aws-cdk-lib/core';
import { DataTableProtectionOptions } from './data-table-protection-options';

/**
 * Sets of protection options for a `DataTable`.
 *
 * Add your own properties to a preset, and override the ones that do not fit.
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
  /** For items that cannot be recreated: backed up, protected and retained. Spells out the defaults. */
  public static readonly DURABLE: DataTableProtectionOptions = {
    pointInTimeRecovery: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };

  /** For items that can be recreated: not backed up, not protected, and deleted with the stack. */
  public static readonly DISPOSABLE: DataTableProtectionOptions = {
    pointInTimeRecovery: false,
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
    noBackupReason: 'Its items can be made again',
  };

  private constructor() {}
}
