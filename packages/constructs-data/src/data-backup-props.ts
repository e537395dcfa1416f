import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { DataBackupRestoreTesting } from './data-backup-restore-testing';

/** A destination that recovery points are copied to. */
export interface DataBackupCopy {
  /**
   * The vault to copy to, usually in another region or account.
   *
   * The policy of a vault in another account must allow this account to copy into it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  readonly vault: backup.IBackupVault;

  /**
   * How long a copy is kept, in whole days.
   *
   * @default - as long as the recovery point that is copied
   */
  readonly retention?: Duration;
}

/** Properties for a `DataBackup`. */
export interface DataBackupProps {
  /**
   * The name of the vault, unique in the account and region: 2 to 50 letters, digits, `-` and `_`.
   *
   * Changing the name replaces the vault. The former vault is retained with its recovery points.
   *
   * @default - a name derived from the name of the stack and the path of the construct
   */
  readonly vaultName?: string;

  /**
   * The name of the backup plan, unique in the account and region: 1 to 50 letters, digits, `-`, `_` and `.`.
   *
   * @default - a name derived from the name of the stack and the path of the construct
   */
  readonly planName?: string;

  /**
   * The KMS key that encrypts the recovery points, in the region of the vault.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - the AWS managed key for AWS Backup
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * When recovery points are created, as a cron expression in UTC.
   *
   * @default - every day at 05:00
   */
  readonly schedule?: events.Schedule;

  /**
   * How long a recovery point is kept, in whole days within the limits of `vaultLock`.
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;

  /**
   * The vaults that each recovery point is copied to.
   *
   * @default - recovery points are not copied
   */
  readonly copies?: DataBackupCopy[];

  /**
   * The time without a completed backup, or without a completed copy to one of the vaults, that raises an alarm: 1 to
   * 168 whole hours.
   *
   * It must exceed the interval of the schedule by the time that a backup takes to start, up to 8 hours, and to complete.
   *
   * @default - 48 hours, or no alarm on missing backups if there is a `schedule`
   */
  readonly missingAfter?: Duration;

  /**
   * Restores the tables from their recovery points on a schedule, to test that this works. Buckets are not restored.
   *
   * AWS bills each test, each gigabyte restored, and the restored table until it is deleted.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
   * @default - restores are not tested
   */
  readonly restoreTesting?: DataBackupRestoreTesting;

  /**
   * Locks the vault, so that the retention of its recovery points cannot be shortened.
   *
   * With `changeableFor`, which is at least 3 days, the lock cannot be removed after that period. Without it,
   * principals with the required permissions can remove the lock at any time.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
   * @default - the vault is not locked, but its policy denies the manual deletion of recovery points
   */
  readonly vaultLock?: backup.LockConfiguration;

  /**
   * The removal policy of the vault, which applies when it is removed from the stack.
   *
   * `DESTROY` requires `allowDataLoss` and cannot be combined with `vaultLock`. AWS Backup only deletes an empty vault.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Confirms that the recovery points may be lost, which `RemovalPolicy.DESTROY` requires.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;
}
