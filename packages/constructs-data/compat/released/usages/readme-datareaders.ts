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

    new DataTable(this, 'Bars', {
      tableName: 'bars',
      readers: [
        DataReaders.accounts(['111122223333'], { principalArns: ['arn:aws:iam::111122223333:role/analysis'] }),
        DataReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] }),
      ],
    });
  }
}

export const stack = new Fixture(new App(), 'Usage');
