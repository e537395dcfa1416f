import { DistributedMapFunction, DistributedMapItems, FunctionEgress } from '@trading/constructs-compute';
import { BACKFILL_PARAMETERS_OUTPUT, type BackfillParameters } from '@trading/ingestion';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { BACKFILLS_PREFIX, ingestionVariables, TRADES_PREFIX, type IngestionSettings } from '../ingestion-settings';
import type { EnvironmentSize } from '../load/environment-size';
import { resourceName, type Place } from '../naming';
import { grantProcessing } from './grant-processing';
import type { Services } from './network-stack';

/** The percentage of batches that can fail before a run ends. A batch fails if more of its files fail than its plan tolerates. */
const TOLERATED_FAILURE_PERCENTAGE = 5;

/** Properties of {@link BackfillStack}. */
export interface BackfillStackProps extends StackProps {
  readonly place: Place;
  readonly settings: IngestionSettings;
  readonly size: Pick<EnvironmentSize, 'processor' | 'backfill' | 'table' | 'alarms'>;
  readonly logRetention: RetentionDays;
  /** The folder with the processor's built code. */
  readonly processorBundle: string;
  readonly vpc: IVpc;
  readonly services: Services;
  readonly bucket: IBucket;
  readonly table: ITable;
  readonly alarmTopicArn?: EnvironmentSettings['alarmTopicArn'];
}

/**
 * History: a state machine that goes over trade files which are in the bucket already. Its function is the processor, with an entry
 * of its own, so that new files do not wait for it.
 */
export class BackfillStack extends Stack {
  public constructor(scope: Construct, id: string, props: BackfillStackProps) {
    const { place, settings, size, logRetention, processorBundle, ...rest } = props;
    const { vpc, services, bucket, table, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);
    const { processor, backfill: share, alarms } = size;

    const backfill = new DistributedMapFunction(this, 'Backfill', {
      functionName: resourceName('backfill', place),
      stateMachineName: resourceName('backfill', place),
      roleBoundToFunction: true,
      items: DistributedMapItems.jsonLines(bucket, { prefix: BACKFILLS_PREFIX }),
      maxConcurrency: share.concurrency.value,
      toleratedFailurePercentage: TOLERATED_FAILURE_PERCENTAGE,
      code: Code.fromAsset(processorBundle),
      handler: 'handler.backfill',
      memorySize: processor.memory.value,
      timeout: Duration.seconds(processor.timeout.value),
      ephemeralStorageSize: Size.mebibytes(processor.storage.value),
      logRetention,
      environment: {
        TABLE_NAME: table.tableName,
        WRITE_UNITS_PER_SECOND: String(share.writeUnits),
        ...ingestionVariables(place.environment, settings),
      },
      vpc,
      egress: FunctionEgress.httpsTo(services.s3, services.dynamoDb),
      // A batch that hands over in time may take nearly the whole timeout.
      alarms: { duration: Duration.seconds(alarms.duration) },
      alarmActions: alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [],
    });
    grantProcessing(backfill, bucket, table);

    const parameters: BackfillParameters = {
      bucketName: bucket.bucketName,
      tableName: table.tableName,
      tradesPrefix: TRADES_PREFIX,
      backfillsPrefix: BACKFILLS_PREFIX,
      functionName: backfill.lambdaFunction.functionName,
      stateMachineArn: backfill.stateMachine.stateMachineArn,
      concurrency: share.concurrency.value,
      memoryMebibytes: processor.memory.value,
      timeoutSeconds: processor.timeout.value,
      writeUnitsPerSecond: share.writeUnits,
      capacityMode: size.table.mode,
    };
    new CfnOutput(this, BACKFILL_PARAMETERS_OUTPUT, {
      value: this.toJsonString(parameters),
      exportName: resourceName('backfill-parameters', place),
    });
  }
}
