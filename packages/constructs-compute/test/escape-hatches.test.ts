import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import { Arm64Function, EventDrivenFunction } from '../src';

test.each([Arm64Function, EventDrivenFunction])('the default child of %p is the function', (construct) => {
  const fn = new construct(new Stack(), 'Fn', { code: lambda.Code.fromInline('-'), handler: 'index.handler' });
  expect(fn.node.defaultChild).toBeInstanceOf(lambda.CfnFunction);
});
