import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBackupProps } from './data-backup-props';
import { BackupRole } from './private/backup-role';
import { throwAll } from './private/throw-all';
import { validateBackup } from './private/validate-backup';

const DEFAULT_SCHEDULE = events.Schedule.cron({ hour: '5', minute: '0' });
const DEFAULT_RETENTION = Duration.days(35);

/**
 * Recovery points of tables and buckets in a vault of their own, from which nobody deletes them by hand.
 *
 * Give it to them as `backup`. AWS Backup acts by a role that it takes for this account alone, with exact actions on
 * what is backed up. Advanced features for DynamoDB, and the opt-in for each service, are settings of the account.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
 * @example
 *
 * const elsewhere = backup.BackupVault.fromBackupVaultArn(
 *   this,
 *   'Elsewhere',
 *   'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
 * );
 * const daily = new DataBackup(this, 'Backup', { copies: [{ vault: elsewhere, retention: Duration.days(365) }] });
 * new DataTable(this, 'Bars', { backup: daily });
 */
export class DataBackup extends Construct {
  /** Where the recovery points are. */
  public readonly vault: backup.BackupVault;

  /** When they are made, and how long they are kept. */
  public readonly plan: backup.BackupPlan;

  private readonly role: BackupRole;
  private readonly resourceArns: string[] = [];

  /**
   * @throws when a property breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: DataBackupProps = {}) {
    super(scope, id);

    const retention = props.retention ?? DEFAULT_RETENTION;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    throwAll(validateBackup(props, retention));

    this.vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKey: props.encryptionKey,
      lockConfiguration: props.vaultLock,
      blockRecoveryPointDeletion: removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy,
    });
    const copies = props.copies ?? [];
    this.plan = new backup.BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          scheduleExpression: props.schedule ?? DEFAULT_SCHEDULE,
          deleteAfter: retention,
          copyActions: props.copies?.map((copy) => ({
            destinationBackupVault: copy.vault,
            deleteAfter: copy.retention ?? retention,
          })),
        }),
      ],
    });
    this.role = new BackupRole(this, 'Role', {
      vaultArns: [this.vault.backupVaultArn, ...copies.map(({ vault }) => vault.backupVaultArn)],
      encryptionKey: props.encryptionKey,
    });
    this.select();
  }

  /** Has a table backed up, in the region of the stack. */
  public addTable(table: dynamodb.ITable): void {
    this.role.letBackUpTable(table);
    this.resourceArns.push(table.tableArn);
  }

  /** Has a versioned bucket backed up; AWS Backup then listens to its events through EventBridge. */
  public addBucket(bucket: s3.IBucket): void {
    this.role.letBackUpBucket(bucket);
    this.resourceArns.push(bucket.bucketArn);
  }

  /** On the resource itself: the L2's selection attaches a policy of AWS to the role, unless each caller says no. */
  private select(): void {
    const selection = new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: this.plan.backupPlanId,
      backupSelection: {
        selectionName: 'data',
        iamRoleArn: this.role.roleArn,
        resources: Lazy.list({ produce: () => this.resourceArns }),
      },
    });
    // A role that may not do it yet is refused.
    selection.node.addDependency(this.role.policy);
    this.node.addValidation({
      validate: () =>
        this.resourceArns.length > 0 ? [] : ['nothing is backed up: give this to a table or a bucket as `backup`'],
    });
  }
}
