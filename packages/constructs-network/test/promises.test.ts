import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network } from '../src';

test('synthesises no wildcard action, inline or AWS-managed policy, custom resource', () => {
  // GIVEN what `cdk init` recommends: restricting the default security group is among it.
  const app = new App({ postCliContext: { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true } });
  const stack = new Stack(app, 'Stack');

  // WHEN
  new Network(stack, 'Network', {
    nat: NatStrategy.perAz(),
    interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
  });

  // THEN nothing but the network itself is there: no policy, no function, no custom resource
  const types = Object.values(Template.fromStack(stack).toJSON().Resources).map((r) => (r as { Type: string }).Type);
  expect(types.filter((type) => !type.startsWith('AWS::EC2::'))).toEqual([]);
});
