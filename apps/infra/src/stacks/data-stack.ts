import {
  DataBackup,
  DataBucket,
  DataBucketDeletionProtection,
  DataTable,
  type DataBucketReplication,
} from '@trading/constructs-data';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import {
  Alarm,
  ComparisonOperator,
  Stats,
  TreatMissingData,
  type AlarmProps,
  Metric,
  type IAlarmAction,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { TableV2, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
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
import type { EnvironmentRegion } from '../region-settings';
import { deploymentRoleArn } from './deployment-role';

/** Replicas are usually less than a second behind. */
const MAX_REPLICATION_LATENCY = Duration.minutes(1);

/** Properties of {@link DataStack}. */
export interface DataStackProps extends StackProps {
  readonly account: string;
  readonly region: EnvironmentRegion;
  readonly table: EnvironmentSettings['table'];
  readonly size: Pick<EnvironmentSize, 'table' | 'alarms'>;
  readonly bucket: EnvironmentSettings['bucket'];
  readonly accessLogs?: EnvironmentSettings['accessLogs'];
  readonly objectDeletionProtection: boolean;
  readonly backup?: EnvironmentSettings['backup'];
  readonly readers?: EnvironmentSettings['readers'];
  readonly alarmTopicArn?: string;
}

/**
 * The stored data of a region: trade files, and the bars computed from them. The table of the primary region creates the replica
 * that a standby uses.
 */
export class DataStack extends Stack {
  public readonly bucket: IBucket;

  public readonly table: ITable;

  /** The bucket for access logs, if the environment keeps them. */
  public readonly accessLogs?: IBucket;

  public constructor(scope: Construct, id: string, props: DataStackProps) {
    const { region, account, table, bucket, accessLogs, backup, readers, ...rest } = props;
    const { size, objectDeletionProtection, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);

    const { place, primary, counterpart } = region;
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
    const trades = new DataBucket(this, 'Trades', {
      ...bucket,
      bucketName: tradesBucketName(account, place),
      eventBridgeEnabled: true,
      deletionProtection: deployers && DataBucketDeletionProtection.versions(deployers),
      serverAccessLogsBucket: accessLogsBucket?.bucket,
      crossAccountReaders: readers && readersBelow(TRADES_PREFIX, readers),
      replication: counterpart?.isDeployed ? this.replicateTo(tradesBucketName(account, counterpart.place)) : undefined,
    });
    this.bucket = trades.bucket;
    for (const alarm of trades.replicationAlarms) alarm.addAlarmAction(...alarmActions);
    this.table = primary
      ? TableV2.fromTableName(this, 'Analytics', tableName(primary))
      : new DataTable(this, 'Analytics', {
          ...table,
          billing: billingOf(size.table),
          tableName: tableName(place),
          replicas: region.tableReplicas.map((replica) => ({ region: replica })),
          backup: backup && this.backUp(backup, place, alarmActions),
        }).table;
    for (const [id, name, metric, alarm] of [
      ['WriteCapacityUsed', 'write', this.table.metricConsumedWriteCapacityUnits(), size.alarms.writeCapacity],
      ['ReadCapacityUsed', 'read', this.table.metricConsumedReadCapacityUnits(), size.alarms.readCapacity],
    ] as const) {
      const alarmName = resourceName(`${name}-capacity-used`, place);
      new Alarm(this, id, { alarmName, ...capacityAlarmProps(name, metric, alarm) }).addAlarmAction(...alarmActions);
    }
    if (counterpart) {
      new Alarm(this, 'TableReplicationLatency', {
        alarmName: resourceName('table-replication-late', place),
        ...replicationAlarmProps(this.table, counterpart.place),
      }).addAlarmAction(...alarmActions);
    }

    new CfnOutput(this, 'Region', { value: this.region, exportName: resourceName('region', place) });
    new CfnOutput(this, 'BucketName', {
      value: this.bucket.bucketName,
      exportName: resourceName('bucket-name', place),
    });
    new CfnOutput(this, 'TableName', { value: this.table.tableName, exportName: resourceName('table-name', place) });
  }

  /**
   * Replicates trade files, and the delete markers of deleted ones, so that a file is deleted in both regions. Plans of backfills
   * belong to the region that runs them.
   */
  private replicateTo(bucketName: string): DataBucketReplication {
    return {
      destination: Bucket.fromBucketName(this, 'ReplicationDestination', bucketName),
      destinationVersioned: true,
      prefix: TRADES_PREFIX,
      deleteMarkerReplication: true,
      timeControl: true,
    };
  }

  private backUp(
    { retention, lock, restoreTesting, copyVaultArn }: NonNullable<DataStackProps['backup']>,
    place: Place,
    alarmActions: readonly IAlarmAction[],
  ): DataBackup {
    const backup = new DataBackup(this, 'Backup', {
      vaultName: resourceName('analytics-backup', place),
      retention,
      vaultLock: { minRetention: retention, changeableFor: lock.irrevocableAfter },
      restoreTesting,
      copies: [{ vault: BackupVault.fromBackupVaultArn(this, 'CopyVault', copyVaultArn) }],
    });
    for (const alarm of backup.alarms) alarm.addAlarmAction(...alarmActions);
    return backup;
  }
}

/** The name of the table, which is that of its replicas as well. */
function tableName(primary: Place): string {
  return resourceName('analytics-table', primary);
}

/** An alarm on a replica that is behind, which the region that writes reports. */
function replicationAlarmProps(table: ITable, { region }: Place): AlarmProps {
  return {
    alarmDescription: `The replica of the table in ${region} is behind`,
    metric: new Metric({
      namespace: 'AWS/DynamoDB',
      metricName: 'ReplicationLatency',
      dimensionsMap: { TableName: table.tableName, ReceivingRegion: region },
      statistic: Stats.AVERAGE,
      period: Duration.minutes(1),
    }),
    threshold: MAX_REPLICATION_LATENCY.toMilliseconds(),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 5,
    // A region without writes reports nothing.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
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
