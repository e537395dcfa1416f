import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  CrossAccountReaders,
  DataBackup,
  DataBucket,
  DataBucketDeletionProtection,
  DataBucketPresets,
} from '@trading/constructs-data';

const KEY_OF_COPIES = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';

export const stack = new Stack(new App(), 'MaximalBucket', { env: { account: '111122223333', region: 'eu-west-1' } });

const logs = new DataBucket(stack, 'Logs', DataBucketPresets.ACCESS_LOGS);

new DataBucket(stack, 'Bucket', {
  bucketName: 'trade-files',
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
  eventBridgeEnabled: true,
  noncurrentVersionExpiration: Duration.days(90),
  expiration: Duration.days(3650),
  transitionToIntelligentTieringAfter: Duration.days(30),
  encryptionKey: new kms.Key(stack, 'Key'),
  serverAccessLogsBucket: logs.bucket,
  serverAccessLogsPrefix: 'trade-files/',
  crossAccountReaders: [
    CrossAccountReaders.accounts(['444455556666']),
    CrossAccountReaders.organization('o-a1b2c3d4e5', { keyPrefixes: ['trades/', 'exports/'] }),
    CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*']),
  ],
  replication: {
    destination: s3.Bucket.fromBucketAttributes(stack, 'Copies', {
      bucketName: 'copies-of-trade-files',
      region: 'eu-central-1',
    }),
    destinationVersioned: true,
    destinationKey: kms.Key.fromKeyArn(stack, 'CopiesKey', KEY_OF_COPIES),
    prefix: 'trades/',
    deleteMarkerReplication: true,
    timeControl: true,
    maxLatency: Duration.minutes(30),
  },
  backup: new DataBackup(stack, 'Backup', {
    vaultName: 'trade-files',
    planName: 'trade-files',
    encryptionKey: new kms.Key(stack, 'VaultKey'),
    schedule: events.Schedule.cron({ hour: '3', minute: '30' }),
    retention: Duration.days(60),
    missingAfter: Duration.hours(36),
    copies: [
      {
        vault: backup.BackupVault.fromBackupVaultArn(
          stack,
          'Elsewhere',
          'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
        ),
        retention: Duration.days(365),
      },
    ],
    vaultLock: { minRetention: Duration.days(7), maxRetention: Duration.days(90), changeableFor: Duration.days(30) },
    removalPolicy: RemovalPolicy.RETAIN,
  }),
});

new DataBucket(stack, 'LockedBucket', { objectLock: s3.ObjectLockRetention.governance(Duration.days(7)) });

const DEPLOYERS = ['arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1'];
new DataBucket(stack, 'ProtectedVersions', {
  deletionProtection: DataBucketDeletionProtection.versions(DEPLOYERS),
});
new DataBucket(stack, 'ProtectedObjects', { deletionProtection: DataBucketDeletionProtection.objects(DEPLOYERS) });
