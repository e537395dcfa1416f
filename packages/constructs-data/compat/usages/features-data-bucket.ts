// Written by `compat-usages` from the API and features.json. Do not edit.
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { CrossAccountReaders, DataBackup, DataBucket, DataBucketDeletionProtection } from '@trading/constructs-data';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature('Defaults', (stack) => new DataBucket(stack, 'DataBucket'));
feature('AllowDataLoss', (stack) => new DataBucket(stack, 'DataBucket', { allowDataLoss: true }));
feature('Expiration', (stack) => new DataBucket(stack, 'DataBucket', { expiration: Duration.days(3650) }));
feature(
  'NoBackupReason',
  (stack) => new DataBucket(stack, 'DataBucket', { noBackupReason: 'The data can be loaded again' }),
);
feature(
  'RemovalPolicy',
  (stack) => new DataBucket(stack, 'DataBucket', { allowDataLoss: true, removalPolicy: RemovalPolicy.DESTROY }),
);
feature(
  'Versioned',
  (stack) => new DataBucket(stack, 'DataBucket', { noBackupReason: 'The data can be loaded again', versioned: false }),
);
feature('Backup', (stack) => new DataBucket(stack, 'DataBucket', { backup: new DataBackup(stack, 'DataBackup') }));
feature('BucketName', (stack) => new DataBucket(stack, 'DataBucket', { bucketName: 'trade-files' }));
feature(
  'CrossAccountReaders-Accounts',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.accounts(['444455556666'])],
    }),
);
feature(
  'CrossAccountReaders-Accounts-Options-KeyPrefixes',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.accounts(['444455556666'], { keyPrefixes: ['trades/'] })],
    }),
);
feature(
  'CrossAccountReaders-Accounts-Options-PrincipalArns',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [
        CrossAccountReaders.accounts(['444455556666'], { principalArns: ['arn:aws:iam::444455556666:role/analysis'] }),
      ],
    }),
);
feature(
  'CrossAccountReaders-Accounts-Options-VpcEndpointIds',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.accounts(['444455556666'], { vpcEndpointIds: ['vpce-1a2b3c4d'] })],
    }),
);
feature(
  'CrossAccountReaders-Organization',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.organization('o-a1b2c3d4e5')],
    }),
);
feature(
  'CrossAccountReaders-Organization-Options-KeyPrefixes',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.organization('o-a1b2c3d4e5', { keyPrefixes: ['trades/'] })],
    }),
);
feature(
  'CrossAccountReaders-Organization-Options-PrincipalArns',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [
        CrossAccountReaders.organization('o-a1b2c3d4e5', {
          principalArns: ['arn:aws:iam::444455556666:role/analysis'],
        }),
      ],
    }),
);
feature(
  'CrossAccountReaders-Organization-Options-VpcEndpointIds',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] })],
    }),
);
feature(
  'CrossAccountReaders-OrganizationalUnits',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'])],
    }),
);
feature(
  'CrossAccountReaders-OrganizationalUnits-Options-KeyPrefixes',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [
        CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'], {
          keyPrefixes: ['trades/'],
        }),
      ],
    }),
);
feature(
  'CrossAccountReaders-OrganizationalUnits-Options-PrincipalArns',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [
        CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'], {
          principalArns: ['arn:aws:iam::444455556666:role/analysis'],
        }),
      ],
    }),
);
feature(
  'CrossAccountReaders-OrganizationalUnits-Options-VpcEndpointIds',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      crossAccountReaders: [
        CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'], {
          vpcEndpointIds: ['vpce-1a2b3c4d'],
        }),
      ],
    }),
);
feature(
  'DeletionProtection-Objects',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      deletionProtection: DataBucketDeletionProtection.objects(['arn:aws:iam::111122223333:role/deployment']),
    }),
);
feature(
  'DeletionProtection-Versions',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      deletionProtection: DataBucketDeletionProtection.versions(['arn:aws:iam::111122223333:role/deployment']),
    }),
);
feature('EncryptionKey', (stack) => new DataBucket(stack, 'DataBucket', { encryptionKey: new kms.Key(stack, 'Key') }));
feature('EventBridgeEnabled', (stack) => new DataBucket(stack, 'DataBucket', { eventBridgeEnabled: true }));
feature(
  'ObjectLock',
  (stack) => new DataBucket(stack, 'DataBucket', { objectLock: s3.ObjectLockRetention.governance(Duration.days(7)) }),
);
feature(
  'Replication',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
      },
    }),
);
feature(
  'Replication-DeleteMarkerReplication',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
        deleteMarkerReplication: true,
      },
    }),
);
feature(
  'Replication-DestinationKey',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
        destinationKey: kms.Key.fromKeyArn(
          stack,
          'CopiesKey',
          'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555',
        ),
      },
    }),
);
feature(
  'Replication-DestinationVersioned',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
      },
    }),
);
feature(
  'Replication-Prefix',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
        prefix: 'trades/',
      },
    }),
);
feature(
  'Replication-TimeControl',
  (stack) =>
    new DataBucket(stack, 'DataBucket', {
      bucketName: 'trade-files',
      replication: {
        destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
          bucketName: 'copies-of-trade-files',
          region: 'eu-central-1',
        }),
        destinationVersioned: true,
        timeControl: true,
      },
    }),
);
feature(
  'ServerAccessLogsBucket',
  (stack) => new DataBucket(stack, 'DataBucket', { serverAccessLogsBucket: new s3.Bucket(stack, 'Logs') }),
);
feature(
  'TransitionToIntelligentTieringAfter',
  (stack) => new DataBucket(stack, 'DataBucket', { transitionToIntelligentTieringAfter: Duration.days(30) }),
);
