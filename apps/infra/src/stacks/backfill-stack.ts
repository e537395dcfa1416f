import { DistributedMapFunction, DistributedMapItems, FunctionEgress } from '@trading/constructs-compute';
import { BACKFILL_PARAMETERS_OUTPUT, type BackfillParameters } from '@trading/ingestion';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import {
  BACKFILLS_PREFIX,
  ingestionVariables,
  regionVariables,
  sourceBucketName,
  TRADES_PREFIX,
} from '../ingestion-settings';
import { resourceName } from '../naming';
import { grantProcessing } from './grant-processing';
import type { ProcessingStackProps } from './processing-stack-props';

/** The percentage of batches that can fail before a run ends. A batch fails if more of its files fail than its plan tolerates. */
const TOLERATED_FAILURE_PERCENTAGE = 5;

/**
 * History: a state machine that goes over trade files which are in the bucket already. Its function is the processor, with an entry
 * of its own, so that new files do not wait for it.
 */
export class BackfillStack extends Stack {
  public constructor(scope: Construct, id: string, props: ProcessingStackProps) {
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
        ...regionVariables(place.environment, settings, bucket.bucketName),
      },
      vpc,
      egress: FunctionEgress.httpsTo(services.s3, services.dynamoDb),
      // A batch that hands over in time may take nearly the whole timeout.
      alarms: { duration: Duration.seconds(alarms.duration) },
      alarmActions: alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [],
    });
    grantProcessing(backfill, bucket, table, settings.regions.length > 1);

    const parameters: BackfillParameters = {
      bucketName: bucket.bucketName,
      sourceBucketName: sourceBucketName(place.environment, settings),
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
