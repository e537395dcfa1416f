import type { Resource } from '@trading/template';
import { checkTemplate } from '../../../src/gates/check-template';
import { FLOORS } from '../../../src/guarantees/floor';
import { violationsOf } from './violations';

const everything = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
const https = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const group = (...SecurityGroupEgress: object[]): Resource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { SecurityGroupEgress },
});

test('the rules reject open egress in a resource of its own', () => {
  const egress = { Type: 'AWS::EC2::SecurityGroupEgress', Properties: everything };
  expect(violationsOf(egress)).toEqual(['no-open-egress at Properties']);
});

test('the rules accept egress to services, and reject HTTPS to the internet', () => {
  expect(violationsOf(group({ ...https, CidrIp: undefined, DestinationPrefixListId: 'pl-1' }))).toEqual([]);
  expect(violationsOf(group(https))).toEqual(['no-open-egress at Properties/SecurityGroupEgress']);
});

test.each([{ DestinationCidrBlock: '0.0.0.0/0' }, { DestinationIpv6CidrBlock: '::/0' }])(
  'the rules reject the route %j in production only',
  (Properties) => {
    const route = { Type: 'AWS::EC2::Route', Properties };
    expect(violationsOf(route)).toEqual(['no-route-to-the-internet at Properties']);
    const others = checkTemplate({ Resources: { Thing: route } }, FLOORS.shared);
    expect(others.map(({ rule }) => rule.name)).not.toContain('no-route-to-the-internet');
  },
);

test('the rules accept a route to another network', () => {
  const Properties = { DestinationCidrBlock: '10.9.0.0/16' };
  expect(violationsOf({ Type: 'AWS::EC2::Route', Properties })).toEqual([]);
});

test('the rules accept open egress of a NAT instance only', () => {
  const networkInterface = (SourceDestCheck: boolean): Resource => ({
    Type: 'AWS::EC2::NetworkInterface',
    Properties: { SourceDestCheck, GroupSet: [{ 'Fn::GetAtt': ['Thing', 'GroupId'] }] },
  });
  expect(violationsOf(group(everything), { Interface: networkInterface(false) })).toEqual([]);
  expect(violationsOf(group(everything), { Interface: networkInterface(true) })).toEqual([
    'no-open-egress at Properties/SecurityGroupEgress',
  ]);
});

test('the rules require private DNS of interface endpoints only', () => {
  const PolicyDocument = { Statement: [{ Effect: 'Allow' }] };
  const endpoint = (VpcEndpointType: string): Resource => ({
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { VpcEndpointType, PolicyDocument },
  });
  expect(violationsOf(endpoint('Gateway'))).toEqual([]);
  expect(violationsOf(endpoint('Interface'))).toEqual(['endpoint-private-dns at Properties/PrivateDnsEnabled']);
});
