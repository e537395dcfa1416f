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

    new Network(this, 'Network', {
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS, ec2.InterfaceVpcEndpointAwsService.ATHENA],
      interfaceEndpointActions: {
        athena: ['athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StartQueryExecution'],
      },
    });
  }
}

export const stack = new Fixture(new App(), 'Usage');
