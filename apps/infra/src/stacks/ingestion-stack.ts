import { EventDrivenFunction, FunctionEgress } from '@trading/constructs-compute';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { BucketGrants, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { ingestionVariables, TRADES_PREFIX, type IngestionSettings } from '../ingestion-settings';
import { resourceName, type Place } from '../naming';
import type { Services } from './network-stack';

/** Properties of {@link IngestionStack}. */
export interface IngestionStackProps extends StackProps {
  readonly place: Place;
  readonly settings: IngestionSettings;
  readonly processor: EnvironmentSettings['processor'];
  /** The folder with the processor's built code. */
  readonly processorBundle: string;
  readonly vpc: IVpc;
  readonly services: Services;
  readonly bucket: IBucket;
  readonly table: ITable;
  readonly alarmTopicArn?: EnvironmentSettings['alarmTopicArn'];
}

/** Ingestion of trade files: a function that turns each new file of the bucket into bars in the table. */
export class IngestionStack extends Stack {
  public constructor(scope: Construct, id: string, props: IngestionStackProps) {
    const { place, settings, processor, processorBundle, vpc, services, bucket, table, alarmTopicArn, ...stackProps } =
      props;
    super(scope, id, stackProps);

    const dataProcessor = new EventDrivenFunction(this, 'DataProcessor', {
      ...processor,
      functionName: resourceName('data-processor', place),
      roleBoundToFunction: true,
      queueName: resourceName('trade-files', place),
      deadLetterQueueName: resourceName('trade-files-dead-letters', place),
      code: Code.fromAsset(processorBundle),
      handler: 'handler.handler',
      timeout: Duration.minutes(5),
      // Files are independent: one that fails or takes long does not delay others.
      batchSize: 1,
      environment: { TABLE_NAME: table.tableName, ...ingestionVariables(place.environment, settings) },
      vpc,
      egress: FunctionEgress.httpsTo(services.s3, services.dynamoDb, services.sqs),
      alarmActions: alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [],
    });
    dataProcessor.lambdaFunction.addEnvironment('DEAD_LETTER_QUEUE_URL', dataProcessor.deadLetterQueue.queueUrl);
    const trades = BucketGrants.fromBucket(bucket);
    trades.actionsOnObjectKeys(dataProcessor, `${TRADES_PREFIX}*`, 's3:GetObject', 's3:GetObjectVersion');
    table.grant(
      dataProcessor,
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:Query',
    );
    dataProcessor.deadLetterQueue.grant(dataProcessor, 'sqs:SendMessage');
    dataProcessor.addObjectCreatedRule('TradeFileCreated', bucket, {
      prefix: TRADES_PREFIX,
      ruleName: resourceName('trade-file-created', place),
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
