import { join } from 'node:path';
import { synthesise, templatesOf } from '../../src/synthesis/synthesise';
import { PackageCopies, replaceIn } from '../package-copies';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

const IMPORTS = `
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';

export const stack = new Stack(new App(), 'Usage', { env: { account: '111122223333', region: 'eu-west-1' } });
`;

/** Fails if both names resolve to the same copy of the package. */
const ASSERT_DIFFERENT = `if (Object.values(one)[0] === Object.values(other)[0]) throw new Error('They are the same');`;

/** Usages that pass objects of one version of a package to another version. */
const USAGES: Record<string, string> = {
  'constructs-network': `
    new one.Network(stack, 'Network', {
      ipAddresses: other.NetworkAddresses.cidr('10.20.0.0/16'),
      nat: other.NatStrategy.instance({ maxInstanceLifetime: Duration.days(7) }),
      flowLogs: other.FlowLogs.toCloudWatch(),
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      interfaceEndpointPlacement: other.InterfaceEndpointPlacement.SINGLE_AZ,
      s3EndpointActions: other.GatewayEndpointActions.S3,
    });
    new other.Network(stack, 'Other', { nat: one.NatStrategy.perAz() });
  `,
  'constructs-data': `
    const backup = new other.DataBackup(stack, 'Backup', { retention: Duration.days(7) });
    const crossAccountReaders = [
      other.CrossAccountReaders.accounts(['444455556666']),
      one.CrossAccountReaders.organization('o-a1b2c3d4e5'),
    ];
    new one.DataTable(stack, 'Table', {
      ...other.DataTablePresets.DURABLE,
      tableName: 'bars',
      globalSecondaryIndexes: [
        { indexName: 'by-day', partitionKeyName: 'day', projection: other.IndexProjection.keysOnly() },
      ],
      crossAccountReaders,
      backup,
    });
    const logs = new other.DataBucket(stack, 'Logs', one.DataBucketPresets.ACCESS_LOGS);
    const copies = new other.DataBucket(stack, 'Copies', { bucketName: 'copies' });
    new one.DataBucket(stack, 'Files', {
      bucketName: 'files',
      encryptionKey: undefined,
      serverAccessLogsBucket: logs.bucket,
      replication: { destination: copies.bucket },
      crossAccountReaders,
      backup,
    });
  `,
  'constructs-compute': `
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-1'],
    });
    const code = () => lambda.Code.fromAsset('dist');
    const key = new kms.Key(stack, 'Key');
    const reader = new other.Arm64Function(stack, 'Reader', { code: code(), handler: 'index.handler', logEncryptionKey: key, vpc });
    const processor = new one.EventDrivenFunction(stack, 'Processor', {
      code: code(),
      handler: 'index.handler',
      logEncryptionKey: key,
      queueEncryptionKey: key,
      vpc,
      egress: other.FunctionEgress.https(),
      alarms: { without: [other.EventDrivenFunctionAlarm.THROTTLES] },
    });
    processor.connections.allowTo(reader, ec2.Port.tcp(443));
  `,
};

test.each(Object.keys(USAGES))('two versions of %s work together like a single one', async (name) => {
  // GIVEN
  const copies = new PackageCopies();
  copies.add(name);
  const later = copies.add(name, `another-${name}`);
  replaceIn(join(later, 'package.json'), '"version": "', '"version": "9.');

  // WHEN
  const usage = (other: string) =>
    `${IMPORTS}import * as one from '@trading/${name}';\nimport * as other from '${other}';\n${USAGES[name] ?? ''}`;
  const usages = new Map([
    ['alone', usage(`@trading/${name}`)],
    ['together', `${usage(`another-${name}`)}\n${ASSERT_DIFFERENT}`],
  ]);
  const results = templatesOf(
    await synthesise({ declared: '', usages }, { nodeModules: copies.nodeModules, published: false }),
  );

  // THEN
  expect(Object.keys(results.get('alone')?.['Usage']?.Resources ?? {}).length).toBeGreaterThan(10);
  expect(results.get('together')).toEqual(results.get('alone'));
});
