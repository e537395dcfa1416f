import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** Where copies of recovery points go. */
export interface DataBackupCopy {
  /**
   * The vault, in another region or account. That of another account must let this one copy into it, by its own policy.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  readonly vault: backup.IBackupVault;

  /**
   * How long a copy is kept, in whole days.
   *
   * @default - as long as what it is copied from
   */
  readonly retention?: Duration;
}

/** Properties of a `DataBackup`. */
export interface DataBackupProps {
  /**
   * The vault's name: 2 to 50 letters, digits, `-` and `_`.
   *
   * @default - a generated name
   */
  readonly vaultName?: string;

  /**
   * The key that encrypts the recovery points.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - the key that AWS manages for AWS Backup
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * When recovery points are made, in UTC: `Schedule.cron(…)`.
   *
   * @default - every day at 05:00
   */
  readonly schedule?: events.Schedule;

  /**
   * How long a recovery point is kept, in whole days, within those of `vaultLock`.
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;

  /**
   * Where each recovery point is copied to.
   *
   * @default - nowhere
   */
  readonly copies?: DataBackupCopy[];

  /**
   * Locks the vault, so that nobody shortens what is kept in it: for good once `changeableFor` is over, 3 days at least;
   * without it, for all who have no right to take the lock away.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
   * @default - not locked, but a policy of the vault lets nobody delete a recovery point by hand
   */
  readonly vaultLock?: backup.LockConfiguration;

  /**
   * What becomes of the vault when it leaves its stack: `DESTROY` only together with `allowDataLoss`, and without `vaultLock`.
   * AWS Backup deletes an empty vault only.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Says that the recovery points may be lost: the second word that `RemovalPolicy.DESTROY` needs.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;
}
