import { App } from 'aws-cdk-lib/core';
import * as declared from '../declared';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  DataBackup,
  DataBucket,
  DataBucketPresets,
  DataReaders,
  DataTable,
  DataTablePresets,
} from '@trading/constructs-data';

class Fixture extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const elsewhere = backup.BackupVault.fromBackupVaultArn(
      this,
      'Elsewhere',
      'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
    );
    const daily = new DataBackup(this, 'Backup', {
      copies: [{ vault: elsewhere, retention: Duration.days(365) }],
      vaultLock: { minRetention: Duration.days(7), changeableFor: Duration.days(30) },
    });

    new DataTable(this, 'Bars', { backup: daily });
    new DataBucket(this, 'Scratch', { versioned: false, noBackupReason: 'Its objects are made again every night' });
  }
}

export const stack = new Fixture(new App(), 'Usage');
