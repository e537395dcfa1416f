import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { Network } from '../src';

test('the default child of a network is its VPC', () => {
  expect(new Network(new Stack(), 'Network').node.defaultChild).toBeInstanceOf(ec2.CfnVPC);
});
