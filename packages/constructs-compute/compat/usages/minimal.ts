import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, EventDrivenFunction } from '@trading/constructs-compute';

export const stack = new Stack(new App(), 'Minimal');

const code = lambda.Code.fromAsset('dist');
new Arm64Function(stack, 'Function', { code, handler: 'index.handler' });
new EventDrivenFunction(stack, 'Processor', { code, handler: 'index.handler' });
