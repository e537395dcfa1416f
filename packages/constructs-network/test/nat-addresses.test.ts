import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Fn, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network } from '../src';

const OWN = ['eipalloc-1', 'eipalloc-2'];

function networkWith(nat?: NatStrategy): Network {
  return new Network(new Stack(new App(), 'Stack'), 'Network', { nat });
}

test.each<[string, NatStrategy | undefined, number]>([
  ['no NAT', undefined, 0],
  ['one gateway', NatStrategy.single(), 1],
  ['a gateway for each zone', NatStrategy.perAz(), 2],
  ['an instance', NatStrategy.instance(), 1],
  ['own addresses of gateways', NatStrategy.perAz({ allocationIds: OWN }), 0],
  ['the own address of an instance', NatStrategy.instance({ allocationId: 'eipalloc-1' }), 0],
])('the addresses of %s can be read back', (_, nat, count) => {
  const network = networkWith(nat);
  const addresses = Object.keys(Template.fromStack(Stack.of(network)).findResources('AWS::EC2::EIP'));
  expect(Stack.of(network).resolve(network.natPublicIps)).toEqual(
    addresses.map((address) => ({ 'Fn::GetAtt': [address, 'PublicIp'] })),
  );
  expect(addresses).toHaveLength(count);
});

test('gateways have own addresses', () => {
  const template = Template.fromStack(Stack.of(networkWith(NatStrategy.perAz({ allocationIds: OWN }))));
  for (const AllocationId of OWN) template.hasResourceProperties('AWS::EC2::NatGateway', { AllocationId });
});

test('an instance has its own address', () => {
  const template = Template.fromStack(Stack.of(networkWith(NatStrategy.instance({ allocationId: 'eipalloc-1' }))));
  template.hasResourceProperties('AWS::EC2::EIPAssociation', {
    AllocationId: 'eipalloc-1',
    NetworkInterfaceId: Match.anyValue(),
  });
});

test.each<[string, NatStrategy, string]>([
  [
    'fewer addresses than gateways',
    NatStrategy.perAz({ allocationIds: ['eipalloc-1'] }),
    '`allocationIds` must have one element for each NAT gateway, 2, got: 1',
  ],
  [
    'more addresses than gateways',
    NatStrategy.single({ allocationIds: OWN }),
    '`allocationIds` must have one element for each NAT gateway, 1, got: 2',
  ],
  [
    'a list token',
    NatStrategy.single({ allocationIds: Fn.split(',', Fn.importValue('addresses')) }),
    '`allocationIds` must have a known length, got: a list token; pass the length to `Fn.split()`',
  ],
])('rejects %s', (_, nat, message) => {
  expect(() => networkWith(nat)).toThrow(message);
});
