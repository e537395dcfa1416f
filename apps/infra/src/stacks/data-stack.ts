import { DataBackup, DataBucket, DataBucketDeletionProtection, DataTable } from '@trading/constructs-data';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import {
  Alarm,
  ComparisonOperator,
  Stats,
  TreatMissingData,
  type AlarmProps,
  type IAlarmAction,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { tradesBucketName, TRADES_PREFIX } from '../ingestion-settings';
import type { CapacityAlarm } from '../load/alarm-thresholds';
import type { EnvironmentSize } from '../load/environment-size';
import { billingOf } from '../load/table-size';
import { resourceName, type Place } from '../naming';
import { readersBelow } from '../reader-settings';
import { deploymentRoleArn } from './deployment-role';

/** Properties of {@link DataStack}. */
export interface DataStackProps extends StackProps {
  readonly place: Place;
  readonly account: string;
  readonly table: EnvironmentSettings['table'];
  readonly size: Pick<EnvironmentSize, 'table' | 'alarms'>;
  readonly bucket: EnvironmentSettings['bucket'];
  readonly accessLogs?: EnvironmentSettings['accessLogs'];
  readonly objectDeletionProtection: boolean;
  readonly backup?: EnvironmentSettings['backup'];
  readonly readers?: EnvironmentSettings['readers'];
  readonly alarmTopicArn?: string;
  /** The regions with a replica of the table. */
  readonly replicaRegions: readonly string[];
}

/** The stored data: trade files, and the bars computed from them. */
export class DataStack extends Stack {
  public readonly bucket: IBucket;

  public readonly table: ITable;

  /** The bucket for access logs, if the environment keeps them. */
  public readonly accessLogs?: IBucket;

  public constructor(scope: Construct, id: string, props: DataStackProps) {
    const { place, account, table, bucket, accessLogs, backup, readers, ...rest } = props;
    const { size, replicaRegions, objectDeletionProtection, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);

    const alarmActions = alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [];
    const deployers = objectDeletionProtection ? [deploymentRoleArn(this)] : undefined;
    const accessLogsBucket =
      accessLogs &&
      new DataBucket(this, 'AccessLogs', {
        ...accessLogs,
        bucketName: resourceName(`access-logs-${account}`, place),
        deletionProtection: deployers && DataBucketDeletionProtection.objects(deployers),
      });
    this.accessLogs = accessLogsBucket?.bucket;
    this.bucket = new DataBucket(this, 'Trades', {
      ...bucket,
      bucketName: tradesBucketName(account, place),
      eventBridgeEnabled: true,
      deletionProtection: deployers && DataBucketDeletionProtection.versions(deployers),
      serverAccessLogsBucket: accessLogsBucket?.bucket,
      crossAccountReaders: readers && readersBelow(TRADES_PREFIX, readers),
    }).bucket;
    const analytics = new DataTable(this, 'Analytics', {
      ...table,
      billing: billingOf(size.table),
      tableName: resourceName('analytics-table', place),
      replicas: replicaRegions.map((region) => ({ region })),
      backup: backup && this.backUp(backup, place, alarmActions),
    });
    this.table = analytics.table;
    for (const [id, name, metric, alarm] of [
      ['WriteCapacityUsed', 'write', analytics.metricConsumedWriteCapacityUnits(), size.alarms.writeCapacity],
      ['ReadCapacityUsed', 'read', analytics.metricConsumedReadCapacityUnits(), size.alarms.readCapacity],
    ] as const) {
      const alarmName = resourceName(`${name}-capacity-used`, place);
      new Alarm(this, id, { alarmName, ...capacityAlarmProps(name, metric, alarm) }).addAlarmAction(...alarmActions);
    }

    new CfnOutput(this, 'Region', { value: this.region, exportName: resourceName('region', place) });
    new CfnOutput(this, 'BucketName', {
      value: this.bucket.bucketName,
      exportName: resourceName('bucket-name', place),
    });
    new CfnOutput(this, 'TableName', { value: this.table.tableName, exportName: resourceName('table-name', place) });
  }

  private backUp(
    { retention, lock, copyVaultArn }: NonNullable<DataStackProps['backup']>,
    place: Place,
    alarmActions: readonly IAlarmAction[],
  ): DataBackup {
    const backup = new DataBackup(this, 'Backup', {
      vaultName: resourceName('analytics-backup', place),
      retention,
      vaultLock: { minRetention: retention, changeableFor: lock.irrevocableAfter },
      copies: [{ vault: BackupVault.fromBackupVaultArn(this, 'CopyVault', copyVaultArn) }],
    });
    for (const alarm of backup.alarms) alarm.addAlarmAction(...alarmActions);
    return backup;
  }
}

/** An alarm on a table that is used up to its highest capacity: the load is above the declared one. */
function capacityAlarmProps(
  kind: 'write' | 'read',
  metric: Metric,
  { threshold, period, periods }: CapacityAlarm,
): AlarmProps {
  return {
    alarmDescription: `The ${kind} capacity of the table is used up: the load is above the declared one`,
    metric: metric.with({ statistic: Stats.SUM, period: Duration.seconds(period) }),
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    // A table that is not used reports no consumption.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
}
