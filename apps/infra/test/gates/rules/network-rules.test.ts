import type { Resource } from '@trading/template';
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

test('the rules accept HTTPS to the internet, and no other egress', () => {
  expect(violationsOf(group(https))).toEqual([]);
  expect(violationsOf(group({ ...https, ToPort: 444 }))).toEqual(['no-open-egress at Properties/SecurityGroupEgress']);
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
