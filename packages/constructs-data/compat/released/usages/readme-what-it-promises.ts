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

    const bars: DataTable = declared.bars(this);
    const files: DataBucket = declared.files(this);
    const reader: iam.IGrantable = declared.reader(this);

    bars.table.grants.actions(reader, 'dynamodb:GetItem', 'dynamodb:Query');
    files.bucket.grants.actionsOnObjectKeys(reader, 'trades/*', 's3:GetObject');
  }
}

export const stack = new Fixture(new App(), 'Usage');
