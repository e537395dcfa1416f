import { Arm64Function, FunctionEgress } from '@trading/constructs-compute';
import { DataBucket, DataBucketDeletionProtection } from '@trading/constructs-data';
import { ComparisonOperator, TreatMissingData, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import { BucketGrants, type IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { EXPORT_COLUMNS, EXPORTS_PREFIX, projectionParameters, type ExportSettings } from '../export-settings';
import { replicaVariables, type BarSettings } from '../ingestion-settings';
import { resourceName, type Place } from '../naming';
import { readersBelow } from '../reader-settings';
import { deploymentRoleArn } from './deployment-role';
import type { Services } from './network-stack';

/** The runs of a night, UTC. A run that has no time left is continued by the next one, and one without work ends at once. */
const NIGHTLY = 'cron(15 1-6 * * ? *)';

/** Failed runs of a night that are reported. A single one is made up for by the next run. */
const FAILED_RUNS = 3;

/** The table that Athena reads the files by. */
const TABLE_NAME = 'bars';

/** Properties of {@link ExportsStack}. */
export interface ExportsStackProps extends StackProps {
  readonly place: Place;
  readonly account: string;
  readonly exports: ExportSettings;
  readonly bars: BarSettings;
  /** The regions of the environment. */
  readonly regions: EnvironmentSettings['regions'];
  /** The protection of the bucket for the exports. */
  readonly bucket: EnvironmentSettings['bucket'];
  /** Other accounts that may read the exports. */
  readonly readers?: EnvironmentSettings['readers'];
  /** The bucket for access logs, if the environment keeps them. */
  readonly accessLogs?: IBucket;
  readonly objectDeletionProtection: boolean;
  /** The folder with the function's built code. */
  readonly exporterBundle: string;
  readonly vpc: IVpc;
  readonly services: Services;
  readonly table: ITable;
  /** The queue for requests for settlements. */
  readonly settlementQueue: IQueue;
  /** True in the region that exports bars. Elsewhere, the schedule is off. */
  readonly enabled: boolean;
  readonly alarmTopicArn?: string;
}

/** Exports of bars: a function that writes the bars of closed days to Parquet files every night, and a table for Athena. */
export class ExportsStack extends Stack {
  public constructor(scope: Construct, id: string, props: ExportsStackProps) {
    const { place, account, exports, bars, regions, bucket, readers, accessLogs, ...rest } = props;
    const { objectDeletionProtection, exporterBundle, vpc, services, table, ...others } = rest;
    const { settlementQueue, enabled, alarmTopicArn, ...stackProps } = others;
    super(scope, id, stackProps);

    const files = new DataBucket(this, 'Exports', {
      ...bucket,
      bucketName: resourceName(`exports-${account}`, place),
      serverAccessLogsBucket: accessLogs,
      deletionProtection: objectDeletionProtection
        ? DataBucketDeletionProtection.versions([deploymentRoleArn(this)])
        : undefined,
      crossAccountReaders: readers && readersBelow(EXPORTS_PREFIX, readers),
    }).bucket;
    const exporter = new Arm64Function(this, 'Exporter', {
      ...exports,
      functionName: resourceName('exporter', place),
      roleBoundToFunction: true,
      code: Code.fromAsset(exporterBundle),
      handler: 'handler.handler',
      timeout: Duration.minutes(15),
      // The file of a day is written there before it is copied to the bucket.
      ephemeralStorageSize: Size.gibibytes(2),
      environment: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: files.bucketName,
        SETTLEMENT_QUEUE_URL: settlementQueue.queueUrl,
        BAR_INTERVAL: bars.interval,
        ...replicaVariables(place.environment, { account, regions }),
      },
      vpc,
      egress: FunctionEgress.httpsTo(services.s3, services.dynamoDb, services.sqs),
    });
    table.grant(exporter, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
    settlementQueue.grant(exporter, 'sqs:SendMessage');
    const onFiles = BucketGrants.fromBucket(files);
    onFiles.actionsOnObjectKeys(exporter, `${EXPORTS_PREFIX}*`, 's3:GetObject', 's3:PutObject');
    // Without it, S3 answers a request for a file that does not exist as if access were denied.
    exporter.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }),
    );

    this.runNightly(exporter.lambdaFunction, place, enabled);
    const alarmActions = alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [];
    this.addAlarms(exporter.lambdaFunction, place, enabled, alarmActions);
    const databaseName = this.addTable(files.bucketName, bars, place);

    new CfnOutput(this, 'ExportBucketName', {
      value: files.bucketName,
      exportName: resourceName('export-bucket-name', place),
    });
    new CfnOutput(this, 'ExportDatabaseName', {
      value: databaseName,
      exportName: resourceName('export-database-name', place),
    });
  }

  private runNightly(exporter: Function, place: Place, enabled: boolean): void {
    const name = resourceName('exports', place);
    // The trust policy can name the group, but no schedule.
    const group = new CfnScheduleGroup(this, 'ScheduleGroup', { name });
    const groupArn = this.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: name });
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account, 'aws:SourceArn': groupArn } },
      }),
    });
    const policy = new ManagedPolicy(this, 'SchedulePolicy', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [exporter.functionArn] })],
    });
    const schedule = new CfnSchedule(this, 'Nightly', {
      name,
      groupName: group.ref,
      state: enabled ? undefined : 'DISABLED',
      scheduleExpression: NIGHTLY,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: exporter.functionArn, roleArn: role.roleArn, input: '{}' },
    });
    schedule.node.addDependency(policy);
  }

  private addAlarms(exporter: Function, place: Place, enabled: boolean, actions: readonly IAlarmAction[]): void {
    const alarms = [
      exporter.metricErrors({ period: Duration.hours(6) }).createAlarm(this, 'FailedRuns', {
        alarmName: resourceName('exports-failed', place),
        alarmDescription: 'Several runs of the export have failed. The log of the function has the reasons.',
        threshold: FAILED_RUNS,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    if (enabled) {
      alarms.push(
        exporter.metricInvocations({ period: Duration.hours(1) }).createAlarm(this, 'NoRuns', {
          alarmName: resourceName('exports-not-run', place),
          alarmDescription: 'The export has not run for a day.',
          threshold: 1,
          // CloudWatch also looks at two periods before these, so a single period of a day would report it on the third day.
          evaluationPeriods: 24,
          comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.BREACHING,
        }),
      );
    }
    for (const alarm of alarms) {
      alarm.addAlarmAction(...actions);
      alarm.addOkAction(...actions);
    }
  }

  /** Adds the table that Athena reads the files by, and returns the name of its database. */
  private addTable(bucketName: string, { interval }: BarSettings, place: Place): string {
    // SQL requires no quotes for it.
    const databaseName = resourceName('bars', place).replaceAll('-', '_');
    const database = new CfnDatabase(this, 'Database', {
      catalogId: this.account,
      databaseInput: { name: databaseName, description: 'Bars of closed days, exported every night' },
    });
    const table = new CfnTable(this, 'Table', {
      catalogId: this.account,
      databaseName,
      tableInput: {
        name: TABLE_NAME,
        tableType: 'EXTERNAL_TABLE',
        parameters: projectionParameters(bucketName, interval),
        partitionKeys: ['interval', 'feed', 'date'].map((name) => ({ name, type: 'string' })),
        storageDescriptor: {
          columns: Object.entries(EXPORT_COLUMNS).map(([name, type]) => ({ name, type })),
          location: `s3://${bucketName}/${EXPORTS_PREFIX}`,
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
    table.addResourceDependency(database);
    return databaseName;
  }
}
