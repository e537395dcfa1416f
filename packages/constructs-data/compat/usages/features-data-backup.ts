// Written by `compat-usages` from the API and features.json. Do not edit.
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataBackup, RecoveryPointSelection } from '@trading/constructs-data';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature('Defaults', (stack) =>
  new DataBackup(stack, 'DataBackup').addTable(dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up')),
);
feature('AllowDataLoss', (stack) =>
  new DataBackup(stack, 'DataBackup', { allowDataLoss: true }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('Copies', (stack) =>
  new DataBackup(stack, 'DataBackup', {
    copies: [
      {
        vault: backup.BackupVault.fromBackupVaultArn(
          stack,
          'Elsewhere',
          'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
        ),
      },
    ],
  }).addTable(dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up')),
);
feature('EncryptionKey', (stack) =>
  new DataBackup(stack, 'DataBackup', { encryptionKey: new kms.Key(stack, 'Key') }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('RemovalPolicy', (stack) =>
  new DataBackup(stack, 'DataBackup', { allowDataLoss: true, removalPolicy: RemovalPolicy.DESTROY }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('RestoreTesting', (stack) =>
  new DataBackup(stack, 'DataBackup', { restoreTesting: {} }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('RestoreTesting-RecoveryPoint-LatestWithinWindow', (stack) =>
  new DataBackup(stack, 'DataBackup', {
    restoreTesting: { recoveryPoint: RecoveryPointSelection.LATEST_WITHIN_WINDOW },
  }).addTable(dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up')),
);
feature('RestoreTesting-RecoveryPoint-RandomWithinWindow', (stack) =>
  new DataBackup(stack, 'DataBackup', {
    restoreTesting: { recoveryPoint: RecoveryPointSelection.RANDOM_WITHIN_WINDOW },
  }).addTable(dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up')),
);
feature('RestoreTesting-Schedule', (stack) =>
  new DataBackup(stack, 'DataBackup', {
    restoreTesting: { schedule: events.Schedule.cron({ weekDay: 'SUN', hour: '12', minute: '0' }) },
  }).addTable(dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up')),
);
feature('RestoreTesting-ValidationWindow', (stack) =>
  new DataBackup(stack, 'DataBackup', { restoreTesting: { validationWindow: Duration.hours(12) } }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('Retention', (stack) =>
  new DataBackup(stack, 'DataBackup', { retention: Duration.days(60) }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('Schedule', (stack) =>
  new DataBackup(stack, 'DataBackup', { schedule: events.Schedule.cron({ hour: '3', minute: '30' }) }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('VaultLock', (stack) =>
  new DataBackup(stack, 'DataBackup', { vaultLock: { minRetention: Duration.days(7) } }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('VaultName', (stack) =>
  new DataBackup(stack, 'DataBackup', { vaultName: 'trade-files' }).addTable(
    dynamodb.TableV2.fromTableName(stack, 'BackedUp', 'backed-up'),
  ),
);
feature('AddBucket', (stack) =>
  new DataBackup(stack, 'DataBackup').addBucket(new s3.Bucket(stack, 'Bucket', { versioned: true })),
);
feature('AddTable', (stack) =>
  new DataBackup(stack, 'DataBackup').addTable(dynamodb.TableV2.fromTableName(stack, 'Table', 'bars')),
);
