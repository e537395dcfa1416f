import { App } from 'aws-cdk-lib/core';
import * as declared from '../declared';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64Function, EventDrivenFunction, EventDrivenFunctionAlarm, FunctionEgress } from '@trading/constructs-compute';

class Fixture extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const topic: sns.Topic = declared.topic(this);
    new EventDrivenFunction(this, 'Processor', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { errors: 5, without: [EventDrivenFunctionAlarm.THROTTLES] },
      alarmActions: [new actions.SnsAction(topic)],
    });
  }
}

export const stack = new Fixture(new App(), 'Usage');
