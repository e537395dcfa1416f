import { App } from 'aws-cdk-lib/core';
import * as declared from '../declared';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FlowLogs, GatewayEndpointActions, InterfaceEndpointActions, InterfaceEndpointPlacement, NatStrategy, Network } from '@trading/constructs-network';

class Fixture extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const bucket: s3.Bucket = declared.bucket(this);

    new Network(this, 'Network', {
      flowLogs: FlowLogs.toS3(bucket, { keyPrefix: 'flow-logs' }),
    });
  }
}

export const stack = new Fixture(new App(), 'Usage');
