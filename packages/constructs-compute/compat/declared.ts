import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction } from '@trading/constructs-compute';

// The values that the examples of the README declare.

export function vpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidrBlock: '10.20.0.0/16',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    isolatedSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  });
}

export function bucket(stack: Stack): s3.Bucket {
  return new s3.Bucket(stack, 'Bucket');
}

export function topic(stack: Stack): sns.Topic {
  return new sns.Topic(stack, 'Topic');
}

export function processor(stack: Stack): EventDrivenFunction {
  return new EventDrivenFunction(stack, 'Processor', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  });
}
