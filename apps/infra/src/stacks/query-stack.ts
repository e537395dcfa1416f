import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arm64Function, FunctionEgress } from '@trading/constructs-compute';
import { LambdaHttpApi, type LambdaHttpApiRoute } from '@trading/constructs-web';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { replicaVariables, type IngestionSettings } from '../ingestion-settings';
import { resourceName, type Place } from '../naming';
import { queryVariables, type QuerySettings } from '../query-settings';
import type { DomainSettings } from '../region-settings';
import type { Services } from './network-stack';

/** The file beside the function's code with the routes of its API. */
const ROUTES_FILE = 'routes.json';

/** Properties of {@link QueryStack}. */
export interface QueryStackProps extends StackProps {
  readonly place: Place;
  readonly query: QuerySettings;
  readonly domain?: DomainSettings;
  readonly settings: Pick<IngestionSettings, 'account' | 'bars' | 'regions'>;
  /** The folder with the function's built code and the routes of its API. */
  readonly queryBundle: string;
  readonly vpc: IVpc;
  readonly services: Services;
  readonly bucket: IBucket;
  readonly table: ITable;
  /** The queue for requests for settlements. None in a region that does not process them. */
  readonly settlementQueue?: IQueue;
  readonly alarmTopicArn?: string;
}

/** The query API: an HTTP API before a function that reads bars from the table. */
export class QueryStack extends Stack {
  /** The domain name at which the API answers. */
  public readonly apiDomainName: string;

  public constructor(scope: Construct, id: string, props: QueryStackProps) {
    const { place, query, settings, queryBundle, vpc, services, bucket, table, ...rest } = props;
    const { domain, settlementQueue, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);

    const reader = new Arm64Function(this, 'QueryFunction', {
      functionName: resourceName('query', place),
      roleBoundToFunction: true,
      code: Code.fromAsset(queryBundle),
      handler: 'handler.handler',
      memorySize: query.memorySize,
      logRetention: query.logRetention,
      // API Gateway ends requests after 30 seconds.
      timeout: Duration.seconds(29),
      environment: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: bucket.bucketName,
        ...(settlementQueue && { SETTLEMENT_QUEUE_URL: settlementQueue.queueUrl }),
        BAR_INTERVAL: settings.bars.interval,
        ...replicaVariables(place.environment, settings),
        ...queryVariables(place.environment, query),
      },
      vpc,
      egress: FunctionEgress.httpsTo(services.dynamoDb, services.sqs),
    });
    table.grant(reader, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
    settlementQueue?.grant(reader, 'sqs:SendMessage');

    const { throttle } = query;
    const api = new LambdaHttpApi(this, 'QueryApi', {
      apiName: resourceName('query', place),
      handler: reader.lambdaFunction,
      routes: readRoutes(queryBundle),
      access: query.access,
      throttlingRateLimit: throttle.rate,
      throttlingBurstLimit: throttle.burst,
      domainName: domain?.name,
      certificate: domain && Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      accessLogGroupName: `/aws/vendedlogs/${resourceName('query-api', place)}`,
      accessLogRetention: query.logRetention,
      alarmActions: alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [],
    });
    this.apiDomainName = api.domainName;

    new CfnOutput(this, 'ApiUrl', { value: api.url, exportName: resourceName('api-url', place) });
    if (api.callerRole) {
      new CfnOutput(this, 'ApiCallerRoleArn', {
        value: api.callerRole.roleArn,
        exportName: resourceName('api-caller-role-arn', place),
      });
    }
  }
}

function readRoutes(queryBundle: string): LambdaHttpApiRoute[] {
  const routes = JSON.parse(readFileSync(join(queryBundle, ROUTES_FILE), 'utf8')) as Required<LambdaHttpApiRoute>[];
  return routes.map(({ path, methods }) => ({ path, methods }));
}
