import {
  Arm64Function,
  DistributedMapFunction,
  DistributedMapItems,
  EventDrivenFunction,
  EventDrivenFunctionAlarm,
  FunctionEgress,
} from '@trading/constructs-compute';
import { CrossAccountReaders, DataBucket, DataTable } from '@trading/constructs-data';
import { NatStrategy, Network, NetworkAddresses } from '@trading/constructs-network';
import { ApiAccess, LambdaHttpApi, StaticSite, StaticSiteAccessLogs } from '@trading/constructs-web';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/**
 * A function in a VPC processes trade files from a bucket and writes to a table that another account can read. A site shows
 * what an API in front of another function returns. A state machine calls a third one with each file that was there before.
 */
class TradeArchive extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const network = new Network(this, 'Network', {
      ipAddresses: NetworkAddresses.cidr('10.20.0.0/16'),
      nat: NatStrategy.single(),
      interfaceEndpoints: [InterfaceVpcEndpointAwsService.SQS],
    });
    const files = new DataBucket(this, 'Files', {
      eventBridgeEnabled: true,
      expiration: Duration.days(365),
    });
    const trades = new DataTable(this, 'Trades', {
      tableName: 'trades',
      crossAccountReaders: [CrossAccountReaders.accounts(['111122223333'], { vpcEndpointIds: ['vpce-1a2b3c4d'] })],
    });

    const archiver = new EventDrivenFunction(this, 'Archiver', {
      code: Code.fromInline('exports.handler = async () => ({ batchItemFailures: [] });'),
      handler: 'index.handler',
      environment: { TABLE_NAME: trades.table.tableName },
      vpc: network.vpc,
      egress: FunctionEgress.https(),
      alarms: { errors: 5, without: [EventDrivenFunctionAlarm.THROTTLES] },
    });
    archiver.addObjectCreatedRule('FileCreated', files.bucket, { prefix: 'trades/' });
    files.bucket.grants.actionsOnObjectKeys(archiver, 'trades/*', 's3:GetObject');
    trades.table.grants.actions(archiver, 'dynamodb:PutItem');

    const history = new DistributedMapFunction(this, 'History', {
      code: Code.fromInline('exports.handler = async () => ({});'),
      handler: 'index.handler',
      stateMachineName: 'history',
      items: DistributedMapItems.objects(files.bucket, { prefix: 'trades/' }),
      toleratedFailurePercentage: 5,
    });
    files.bucket.grants.actionsOnObjectKeys(history, 'trades/*', 's3:GetObject');

    const reader = new Arm64Function(this, 'Reader', {
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 204 });'),
      handler: 'index.handler',
      environment: { TABLE_NAME: trades.table.tableName },
    });
    trades.table.grants.actions(reader, 'dynamodb:Query');
    const api = new LambdaHttpApi(this, 'Api', {
      handler: reader.lambdaFunction,
      routes: [{ path: '/trades/{symbol}' }, { path: '/health', openReason: 'Load balancers check it' }],
      access: ApiAccess.jwt({ issuer: 'https://login.example.com/', audience: ['trades'], scopes: ['trades:read'] }),
    });
    new StaticSite(this, 'Site', {
      accessLogs: StaticSiteAccessLogs.toBucket(files.bucket),
      singlePageApp: true,
      apis: [{ pathPatterns: ['/trades/*'], origin: new HttpOrigin(api.domainName) }],
    });
  }
}

const app = new App();
new TradeArchive(app, 'TradeArchive');
app.synth();
