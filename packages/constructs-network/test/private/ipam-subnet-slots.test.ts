import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network, NetworkAddresses, NetworkProps } from '../../src';
import { cidrSize, formatCidr, parseCidr } from '../../src/private/cidr';

const POOL = NetworkAddresses.ipam('ipam-pool-1');
const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `eu-west-1${letter}`);

function synth(props: NetworkProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new Network(stack, 'Network', props);
  return Template.fromStack(stack);
}

function blocks(template: Template): Record<string, any> {
  const found = Object.entries(template.findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(found.map(([logicalId, { Properties }]) => [logicalId, Properties.CidrBlock]));
}

/** Evaluates `Fn::Select` of `Fn::Cidr` like CloudFormation, for a VPC with the given block. */
function evaluate(
  {
    'Fn::Select': [
      index,
      {
        'Fn::Cidr': [, count, hostBits],
      },
    ],
  }: any,
  vpc: string,
): string {
  expect(index).toBeLessThan(count);
  expect(count).toBeLessThanOrEqual(256);
  const prefix = 32 - Number(hostBits);
  return formatCidr({ address: parseCidr(vpc)!.address + index * cidrSize(prefix), prefix });
}

test('requests a /16 from the pool by default', () => {
  synth({ ipAddresses: POOL }).hasResourceProperties('AWS::EC2::VPC', {
    Ipv4IpamPoolId: 'ipam-pool-1',
    Ipv4NetmaskLength: 16,
    CidrBlock: Match.absent(),
  });
});

test.each([16, 18, 20])('allocates the same slots in a /%d as in a literal block', (netmaskLength) => {
  // GIVEN
  const cidr = `172.16.0.0/${netmaskLength}`;
  const others = { availabilityZones: ZONES, nat: NatStrategy.perAz() };

  // WHEN
  const template = synth({ ipAddresses: NetworkAddresses.ipam('ipam-pool-1', { netmaskLength }), ...others });

  // THEN
  const evaluated = Object.entries(blocks(template)).map(([logicalId, block]) => [logicalId, evaluate(block, cidr)]);
  expect(evaluated).toHaveLength(12);
  expect(Object.fromEntries(evaluated)).toEqual(blocks(synth({ ipAddresses: NetworkAddresses.cidr(cidr), ...others })));
});

test('does not move subnets if a zone is added or the strategy changes', () => {
  const existing = blocks(
    synth({ ipAddresses: POOL, availabilityZones: ZONES.slice(0, 2), nat: NatStrategy.single() }),
  );
  const updated = blocks(synth({ ipAddresses: POOL, availabilityZones: ZONES, nat: NatStrategy.perAz() }));
  expect(updated).toMatchObject(existing);
});

test('accepts traffic from the block that the pool allocated', () => {
  const template = synth({ ipAddresses: POOL, interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS] });
  const [vpc] = Object.keys(template.findResources('AWS::EC2::VPC'));
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [Match.objectLike({ CidrIp: { 'Fn::GetAtt': [vpc, 'CidrBlock'] } })],
  });
});
