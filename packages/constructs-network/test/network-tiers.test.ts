import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network, NetworkAddresses, NetworkProps } from '../src';

function synth(props: NetworkProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new Network(stack, 'Network', props);
  return Template.fromStack(stack);
}

/** The properties of the subnets by logical ID. */
function subnets(props: NetworkProps): Record<string, any> {
  const found = Object.entries(synth(props).findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(found.map(([id, { Properties }]) => [id, Properties]));
}

const blocksOf = (props: NetworkProps, tier: string) =>
  Object.entries(subnets(props)).flatMap(([id, { CidrBlock }]) => (id.includes(`Vpc${tier}Subnet`) ? [CidrBlock] : []));

test('public subnets exist without NAT on request, and have a route to the internet', () => {
  const template = synth({ publicSubnets: true });
  template.resourceCountIs('AWS::EC2::InternetGateway', 1);
  template.resourceCountIs('AWS::EC2::NatGateway', 0);
  template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  expect(Object.keys(template.findResources('AWS::EC2::Route'))).toHaveLength(2);
});

test('public subnets have the blocks that they have with NAT', () => {
  const blocks = ['10.0.96.0/24', '10.0.97.0/24'];
  expect(blocksOf({ publicSubnets: true }, 'Public')).toEqual(blocks);
  expect(blocksOf({ nat: NatStrategy.single() }, 'Public')).toEqual(blocks);
});

test('rejects NAT without public subnets', () => {
  expect(() => synth({ nat: NatStrategy.instance(), publicSubnets: false })).toThrow(
    '`publicSubnets` must not be false if there is a NAT gateway or instance',
  );
});

describe('database subnets', () => {
  test.each<[string, NetworkProps]>([
    ['without NAT', {}],
    ['with NAT', { nat: NatStrategy.perAz() }],
    ['with public subnets', { publicSubnets: true }],
  ])('have the same blocks %s, and no route to the internet', (_, props) => {
    expect(blocksOf({ ...props, databaseSubnets: true }, 'Database')).toEqual(['10.0.102.0/24', '10.0.103.0/24']);
    const routes = Object.keys(synth({ ...props, databaseSubnets: true }).findResources('AWS::EC2::Route'));
    expect(routes.filter((id) => id.includes('Database'))).toEqual([]);
  });

  test('do not move other subnets', () => {
    const props = { nat: NatStrategy.single(), dualStack: true };
    const blocks = (all: Record<string, any>) =>
      Object.fromEntries(
        Object.entries(all).map(([id, { CidrBlock, Ipv6CidrBlock }]) => [
          id,
          [CidrBlock, Ipv6CidrBlock['Fn::Select'][0]],
        ]),
      );
    expect(blocks(subnets({ ...props, databaseSubnets: true }))).toMatchObject(blocks(subnets(props)));
  });

  test('have IPv6 blocks after those of other tiers, whether or not there are public subnets', () => {
    for (const publicSubnets of [true, false]) {
      const all = subnets({ databaseSubnets: true, dualStack: true, publicSubnets });
      const slots = Object.entries(all).flatMap(([id, { Ipv6CidrBlock }]) =>
        id.includes('Database') ? [Ipv6CidrBlock['Fn::Select'][0]] : [],
      );
      expect(slots).toEqual([12, 13]);
    }
  });

  test('have blocks of an IPAM pool', () => {
    const ipAddresses = NetworkAddresses.ipam('ipam-pool-0123456789abcdef0');
    const all = Object.entries(subnets({ ipAddresses, databaseSubnets: true }));
    const [, database] = all.find(([id]) => id.includes('Database'))!;
    expect(database.CidrBlock['Fn::Select']).toEqual([102, { 'Fn::Cidr': [expect.anything(), 108, '8'] }]);
  });
});

describe('secondary blocks', () => {
  test('are associated, and reach the interface endpoints and the NAT instance', () => {
    const template = synth({
      secondaryCidrBlocks: ['10.1.0.0/16', '100.64.0.0/18'],
      nat: NatStrategy.instance(),
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
    });
    for (const CidrBlock of ['10.1.0.0/16', '100.64.0.0/18']) {
      template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { CidrBlock });
      template.resourcePropertiesCountIs(
        'AWS::EC2::SecurityGroup',
        { SecurityGroupIngress: Match.arrayWith([Match.objectLike({ CidrIp: CidrBlock })]) },
        2,
      );
    }
  });

  test.each<[string, NetworkProps, string]>([
    [
      'blocks of a wrong size or form',
      { secondaryCidrBlocks: ['10.1.0.0/15', '10.2.0.0/29', 'ten'] },
      ['10.1.0.0/15', '10.2.0.0/29', 'ten']
        .map((block) => `\`secondaryCidrBlocks\` must be IPv4 blocks between /16 and /28, got: ${block}`)
        .join('\n'),
    ],
    [
      'a block that starts elsewhere',
      { secondaryCidrBlocks: ['10.1.0.1/24'] },
      '`secondaryCidrBlocks` must start at their base address, 10.1.0.0/24, got: 10.1.0.1/24',
    ],
    [
      'blocks that overlap',
      { secondaryCidrBlocks: ['10.0.128.0/20', '10.1.0.0/16', '10.1.2.0/24'] },
      '`secondaryCidrBlocks` must not overlap 10.0.0.0/16, got: 10.0.128.0/20\n' +
        '`secondaryCidrBlocks` must not overlap 10.1.0.0/16, got: 10.1.2.0/24',
    ],
    [
      'too many blocks',
      { secondaryCidrBlocks: [1, 2, 3, 4, 5].map((n) => `10.${n}.0.0/16`) },
      '`secondaryCidrBlocks` must have at most 4 elements, got: 5',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });

  test('may be beside any block of an IPAM pool', () => {
    const ipAddresses = NetworkAddresses.ipam('ipam-pool-0123456789abcdef0');
    expect(() => synth({ ipAddresses, secondaryCidrBlocks: ['10.0.0.0/24'] })).not.toThrow();
    expect(() =>
      synth({ ipAddresses: NetworkAddresses.cidr('10.9.0.0/16'), secondaryCidrBlocks: ['10.0.0.0/24'] }),
    ).not.toThrow();
  });
});
