import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { FlowLogs, NatStrategy, Network, NetworkProps } from '../src';

/** The promises in the README, for networks with different resources. */
describe.each<[string, NetworkProps]>([
  ['NAT gateways', { nat: NatStrategy.perAz() }],
  ['a NAT instance', { nat: NatStrategy.instance() }],
  ['flow logs', { flowLogs: FlowLogs.toCloudWatch() }],
])('a network with %s', (_, props) => {
  // The feature flags of `cdk init`, which include restricting the default security group.
  const app = new App({ postCliContext: { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true } });
  const stack = new Stack(app, 'Stack');
  new Network(stack, 'Network', { interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS], ...props });
  const resources: any[] = Object.values(Template.fromStack(stack).toJSON().Resources);

  test('has no inline or AWS managed policies, no functions and no custom resources', () => {
    const types = new Set(resources.map(({ Type }) => Type));
    const known = [
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
      'AWS::Logs::LogGroup',
    ];
    expect([...types].filter((type) => !type.startsWith('AWS::EC2::') && !known.includes(type))).toEqual([]);
    expect(JSON.stringify(resources)).not.toContain(':iam::aws:policy/');
    for (const { Properties } of resources) expect(Properties).not.toHaveProperty('Policies');
  });

  test('allows no wildcard actions, no resources of other accounts, and no principals without a condition', () => {
    const statements = resources.flatMap(({ Properties }) => [
      ...(Properties.PolicyDocument?.Statement ?? []),
      ...(Properties.AssumeRolePolicyDocument?.Statement ?? []),
    ]);
    expect(statements.length).toBeGreaterThan(0);
    for (const { Action, Resource, Principal, Condition } of statements) {
      expect(JSON.stringify(Action)).not.toContain('*');
      if (Resource === '*') expect(Condition.StringEquals).toHaveProperty(['aws:ResourceAccount']);
      if (Principal) expect(Condition).toBeDefined();
    }
  });
});
