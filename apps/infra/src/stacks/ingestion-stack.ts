import { EventDrivenFunction, FunctionEgress } from '@trading/constructs-compute';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ingestionVariables, regionVariables, SECONDS_FROM_UPLOAD, TRADES_PREFIX } from '../ingestion-settings';
import { resourceName } from '../naming';
import { grantProcessing } from './grant-processing';
import type { ProcessingStackProps } from './processing-stack-props';

/** Properties of {@link IngestionStack}. */
export interface IngestionStackProps extends ProcessingStackProps {
  /** True in the region that processes new files. Elsewhere, neither the rules nor the queue pass anything on. */
  readonly enabled: boolean;
}

/** Ingestion of trade files: a function that turns each new file of the bucket into bars in the table. */
export class IngestionStack extends Stack {
  /** The queue of the function. Other functions send requests for settlements to it. */
  public readonly queue: IQueue;

  public constructor(scope: Construct, id: string, props: IngestionStackProps) {
    const { place, settings, size, logRetention, processorBundle, ...rest } = props;
    const { vpc, services, bucket, table, enabled, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);
    const { processor, alarms } = size;
    const alarmActions = alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [];

    const dataProcessor = new EventDrivenFunction(this, 'DataProcessor', {
      functionName: resourceName('data-processor', place),
      roleBoundToFunction: true,
      queueName: resourceName('trade-files', place),
      deadLetterQueueName: resourceName('trade-files-dead-letters', place),
      code: Code.fromAsset(processorBundle),
      handler: 'handler.handler',
      memorySize: processor.memory.value,
      timeout: Duration.seconds(processor.timeout.value),
      ephemeralStorageSize: Size.mebibytes(processor.storage.value),
      maxConcurrency: processor.concurrency.value,
      logRetention,
      // Files are independent: one that fails or takes long does not delay others.
      batchSize: 1,
      enabled: enabled ? undefined : false,
      environment: {
        TABLE_NAME: table.tableName,
        ...ingestionVariables(place.environment, settings),
        ...regionVariables(place.environment, settings, bucket.bucketName),
      },
      vpc,
      egress: FunctionEgress.httpsTo(services.s3, services.dynamoDb, services.sqs),
      alarms: {
        messageAge: Duration.seconds(alarms.messageAge.value),
        // An attempt that hands over in time may take nearly the whole timeout.
        duration: Duration.seconds(alarms.duration),
      },
      alarmActions,
    });
    this.queue = dataProcessor.queue;
    new Alarm(this, 'LateBars', {
      alarmName: resourceName('late-bars', place),
      alarmDescription: 'Bars came later after the upload of their file than the declared load promises',
      metric: new Metric({ ...SECONDS_FROM_UPLOAD, statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
      threshold: alarms.lateBars.value,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // Without files, there is nothing to report.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(...alarmActions);
    dataProcessor.lambdaFunction.addEnvironment('QUEUE_URL', dataProcessor.queue.queueUrl);
    dataProcessor.lambdaFunction.addEnvironment('DEAD_LETTER_QUEUE_URL', dataProcessor.deadLetterQueue.queueUrl);
    grantProcessing(dataProcessor, bucket, table, settings.regions.length > 1);
    // Messages that wait for capacity or time are sent again, and requests for settlements are sent.
    dataProcessor.queue.grant(dataProcessor, 'sqs:SendMessage');
    dataProcessor.deadLetterQueue.grant(dataProcessor, 'sqs:SendMessage');
    dataProcessor.addObjectCreatedRule('TradeFileCreated', bucket, {
      prefix: TRADES_PREFIX,
      ruleName: resourceName('trade-file-created', place),
      enabled,
    });
    dataProcessor.addObjectDeletedRule('TradeFileDeleted', bucket, {
      prefix: TRADES_PREFIX,
      ruleName: resourceName('trade-file-deleted', place),
      enabled,
    });

    new CfnOutput(this, 'QueueUrl', {
      value: dataProcessor.queue.queueUrl,
      exportName: resourceName('queue-url', place),
    });
    new CfnOutput(this, 'DeadLetterQueueUrl', {
      value: dataProcessor.deadLetterQueue.queueUrl,
      exportName: resourceName('dead-letter-queue-url', place),
    });
    new CfnOutput(this, 'TradesPrefix', { value: TRADES_PREFIX, exportName: resourceName('trades-prefix', place) });
    new CfnOutput(this, 'BarInterval', {
      value: settings.bars.interval,
      exportName: resourceName('bar-interval', place),
    });
  }
}
