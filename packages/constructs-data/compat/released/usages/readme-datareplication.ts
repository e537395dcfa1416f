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

    const destination: s3.IBucket = declared.destination(this);

    const files = new DataBucket(this, 'Files', {
      bucketName: 'trade-files-us-east-1',
      replication: { destination, destinationVersioned: true },
    });

    const page: cloudwatch.IAlarmAction = declared.page(this);
    for (const alarm of files.replicationAlarms) alarm.addAlarmAction(page);
  }
}

export const stack = new Fixture(new App(), 'Usage');
