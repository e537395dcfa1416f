import { App, DefaultStackSynthesizer, LegacyStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib/core';
import { deploymentRoleArn } from '../../src/stacks/deployment-role';

function arnOf(props: StackProps): unknown {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' }, ...props });
  return stack.resolve(deploymentRoleArn(stack));
}

const ofBootstrap = (qualifier: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      `:iam::111111111111:role/cdk-${qualifier}-cfn-exec-role-111111111111-eu-west-1`,
    ],
  ],
});

test('the role is that of the bootstrap stack, with its qualifier', () => {
  expect(arnOf({})).toEqual(ofBootstrap('hnb659fds'));
  expect(arnOf({ synthesizer: new DefaultStackSynthesizer({ qualifier: 'trading' }) })).toEqual(ofBootstrap('trading'));
});

test('a role of the synthesizer replaces that of the bootstrap stack', () => {
  const cloudFormationExecutionRole = 'arn:aws:iam::111111111111:role/deployments';
  const synthesizer = new DefaultStackSynthesizer({ cloudFormationExecutionRole });
  expect(arnOf({ synthesizer })).toBe(cloudFormationExecutionRole);
});

test('a stack without such a role is rejected', () => {
  expect(() => arnOf({ synthesizer: new LegacyStackSynthesizer() })).toThrow(
    'Stack must be deployed with the role of the bootstrap stack: use `DefaultStackSynthesizer`',
  );
});
