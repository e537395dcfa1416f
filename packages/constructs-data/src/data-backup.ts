import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBackupProps } from './data-backup-props';
import { BackupAlarms } from './private/backup-alarms';
import { BackupRole } from './private/backup-role';
import { defaultPlanName, defaultVaultName } from './private/backup-names';
import { validateSameEnvironment } from './private/environment';
import { RestoreTesting } from './private/restore-testing';
import { targetKey, validateKey } from './private/keys';
import { validateVersioned } from './private/validate-versioned';
import { throwAll } from './private/throw-all';
import { keepEventBridge } from './private/keep-event-bridge';
import { validateDataBackup } from './private/validate-data-backup';

const DEFAULT_SCHEDULE = events.Schedule.cron({ hour: '5', minute: '0' });
const DEFAULT_RETENTION = Duration.days(35);

/** Two backups of the default schedule, of which the second may start 8 hours late. */
const DEFAULT_MISSING_AFTER = Duration.hours(48);

/**
 * A backup plan for tables and buckets, with a vault that denies the manual deletion of recovery points.
 *
 * Pass it to a `DataTable` or a `DataBucket` as `backup`. AWS Backup assumes a role that allows specific actions on the
 * resources that are backed up. Advanced features for DynamoDB and the opt-in to each service are settings of the
 * account.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
 * @example
 *
 * const elsewhere = backup.BackupVault.fromBackupVaultArn(
 *   this,
 *   'Elsewhere',
 *   `arn:${Aws.PARTITION}:backup:eu-central-1:111122223333:backup-vault:copies`,
 * );
 * const daily = new DataBackup(this, 'Backup', {
 *   copies: [{ vault: elsewhere, retention: Duration.days(365) }],
 *   restoreTesting: {},
 * });
 * new DataTable(this, 'Bars', { backup: daily });
 *
 * declare const page: cloudwatch.IAlarmAction;
 * for (const alarm of daily.alarms) alarm.addAlarmAction(page);
 */
export class DataBackup extends Construct {
  /** The vault that holds the recovery points. */
  public readonly vault: backup.BackupVault;

  /** The backup plan, which defines the schedule and the retention. */
  public readonly plan: backup.BackupPlan;

  /**
   * The alarms on backups that fail, expire, are aborted or are missing, and on copies and tested restores that fail or
   * are missing. They have no actions.
   */
  public readonly alarms: cloudwatch.Alarm[];

  private readonly role: BackupRole;
  private readonly restoreTesting?: RestoreTesting;
  private readonly resourceArns: string[] = [];

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: DataBackupProps = {}) {
    super(scope, id);

    const retention = props.retention ?? DEFAULT_RETENTION;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    throwAll([
      ...validateDataBackup(props, retention),
      ...validateKey('encryptionKey', props.encryptionKey, this, 'the vault'),
    ]);

    const encryptionKey = props.encryptionKey && targetKey(props.encryptionKey);

    this.vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName ?? defaultVaultName(this),
      encryptionKey,
      lockConfiguration: props.vaultLock,
      blockRecoveryPointDeletion: removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy,
    });
    const copies = props.copies ?? [];
    this.plan = new backup.BackupPlan(this, 'Plan', {
      backupPlanName: props.planName ?? defaultPlanName(this),
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
      encryptionKey,
    });
    this.select();
    this.restoreTesting =
      props.restoreTesting &&
      new RestoreTesting(this, 'RestoreTesting', {
        settings: props.restoreTesting,
        vaultArn: this.vault.backupVaultArn,
        encryptionKey,
      });
    this.alarms = new BackupAlarms(this, 'Alarms', {
      vaultName: this.vault.backupVaultName,
      copyVaultNames: copies.map(({ vault }) => vault.backupVaultName),
      missingAfter: props.missingAfter ?? (props.schedule ? undefined : DEFAULT_MISSING_AFTER),
      restores: this.restoreTesting,
    }).all;
    this.node.defaultChild = this.vault.node.defaultChild;
  }

  /**
   * Adds a table of the same account and region to the backup plan. Its replicas in other regions are not backed up.
   *
   * @param table the table to back up
   * @throws if the table is in another account or region, or if the plan or its restore tests have too many resources
   */
  public addTable(table: dynamodb.ITable): void {
    throwAll(validateSameEnvironment('table', table, this, 'the backup'));
    this.restoreTesting?.addTable(table);
    this.role.allowTable(table);
    this.resourceArns.push(table.tableArn);
  }

  /**
   * Adds a versioned bucket of the same account and region to the backup plan. AWS Backup then turns on the EventBridge
   * notifications of the bucket.
   *
   * @param bucket the bucket to back up
   * @throws if the bucket is in another account or region, is not versioned, or has an alias whose key is not known, or if
   * the plan has too many resources
   */
  public addBucket(bucket: s3.IBucket): void {
    throwAll([
      ...validateSameEnvironment('bucket', bucket, this, 'the backup'),
      ...validateKey('bucket.encryptionKey', bucket.encryptionKey, this, 'the backup'),
      ...validateVersioned('bucket', bucket),
    ]);
    keepEventBridge(bucket, this);
    this.role.allowBucket(bucket, bucket.encryptionKey && targetKey(bucket.encryptionKey));
    this.resourceArns.push(bucket.bucketArn);
  }

  /** Uses the L1 construct, because `BackupSelection` attaches an AWS managed policy to the role by default. */
  private select(): void {
    const selection = new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: this.plan.backupPlanId,
      backupSelection: {
        selectionName: 'data',
        iamRoleArn: this.role.roleArn,
        resources: Lazy.list({ produce: () => this.resourceArns }),
      },
    });
    // AWS Backup rejects a role that lacks its permissions.
    selection.node.addDependency(this.role.policies);
    this.node.addValidation({
      validate: () =>
        this.resourceArns.length > 0
          ? []
          : ['nothing is backed up: pass this construct to a table or a bucket as `backup`'],
    });
  }
}
