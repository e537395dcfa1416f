import { EventDrivenFunction, EventDrivenFunctionAlarm, FunctionEgress } from '@trading/constructs-compute';
import { CrossAccountReaders, DataBucket, DataTable } from '@trading/constructs-data';
import { NatStrategy, Network, NetworkAddresses } from '@trading/constructs-network';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** A function in a VPC processes trade files from a bucket and writes to a table that another account can read. */
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
  }
}

const app = new App();
new TradeArchive(app, 'TradeArchive');
app.synth();
