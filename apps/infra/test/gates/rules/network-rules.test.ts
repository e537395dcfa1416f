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

test('the rules reject egress to the two halves of the internet', () => {
  const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((CidrIp) => ({ ...https, CidrIp }));
  expect(violationsOf(group(...halves))).toEqual(['no-open-egress at Properties/SecurityGroupEgress']);
});

test.each<[string, object]>([
  ['a range of ports', { FromPort: 1 }],
  ['no ports', { FromPort: undefined, ToPort: undefined }],
  ['no other side', { CidrIp: undefined }],
  ['an unknown protocol', { IpProtocol: 'tcp-2' }],
])('the rules reject a rule of a security group with %s', (_case, change) => {
  const rule = { ...https, CidrIp: '10.0.0.0/16' };
  const ingress = (Properties: object) =>
    violationsOf({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { ...Properties } });
  expect(violationsOf(group(rule))).toEqual([]);
  expect(ingress(rule)).toEqual([]);
  expect(violationsOf(group({ ...rule, ...change }))).toEqual([
    'security-group-rules-are-narrow at Properties/SecurityGroupEgress',
  ]);
  expect(ingress({ ...rule, ...change })).toEqual(['security-group-rules-are-narrow at Properties']);
});

test('the rules reject a gateway to the internet in production only', () => {
  const attachment = { Type: 'AWS::EC2::VPCGatewayAttachment' };
  expect(violationsOf(attachment)).toEqual(['no-internet-gateway at Type']);
  expect(checkTemplate({ Resources: { Thing: attachment } }, FLOORS.shared)).toEqual([]);
});

test.each([
  ['10.3.0.0/16', []],
  ['172.20.0.0/20', []],
  ['0.0.0.0/0', ['network-is-private at Properties/CidrBlock']],
  ['172.32.0.0/16', ['network-is-private at Properties/CidrBlock']],
])('the rules judge the block %s of a network', (CidrBlock, expected) => {
  const network = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } };
  const violations = violationsOf(network).filter((violation) => violation.startsWith('network-is-private'));
  expect(violations).toEqual(expected);
});

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
