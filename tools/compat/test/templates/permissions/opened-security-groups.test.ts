import type { Properties } from '@trading/template';
import { openedSecurityGroups } from '../../../src/templates/permissions/opened-security-groups';
import { TemplateChange } from '@trading/guard/templates';

const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' };
const NOTHING_OUT = [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' }];

function opened(before: Properties[], after: Properties[], more: object = {}): string[] {
  const group = (SecurityGroupIngress: Properties[]) => ({
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress, SecurityGroupEgress: NOTHING_OUT } },
  });
  const change = new TemplateChange({ Resources: group(before) }, { Resources: { ...group(after), ...more } });
  return openedSecurityGroups(change).map((finding) => finding.change);
}

test.each([
  ['another port', { ...HTTPS, FromPort: 22, ToPort: 22 }, 'newly allows traffic from 10.0.0.0/16: tcp 22'],
  ['more ports', { ...HTTPS, FromPort: 0 }, 'newly allows traffic from 10.0.0.0/16: tcp 0 to 443'],
  ['more addresses', { ...HTTPS, CidrIp: '0.0.0.0/0' }, 'newly allows traffic from 0.0.0.0/0: tcp 443'],
  ['all protocols', { ...HTTPS, IpProtocol: '-1' }, 'newly allows traffic from 10.0.0.0/16: all protocols'],
  [
    'another group',
    { ...HTTPS, CidrIp: undefined, SourceSecurityGroupId: { Ref: 'Other' } },
    'newly allows traffic from ${Other}: tcp 443',
  ],
])('finds that a group newly allows %s', (_name, rule, change) => {
  expect(opened([HTTPS], [rule])).toEqual([change]);
});

test.each([
  ['the same traffic', [HTTPS], [HTTPS]],
  ['less traffic', [HTTPS], []],
  ['fewer ports', [{ ...HTTPS, FromPort: 0, ToPort: 1000 }], [HTTPS]],
  ['fewer addresses', [{ ...HTTPS, CidrIp: '0.0.0.0/0' }], [HTTPS]],
  ['a single protocol instead of all', [{ ...HTTPS, IpProtocol: '-1' }], [HTTPS]],
])('finds nothing if a group allows %s', (_name, before, after) => {
  expect(opened(before, after)).toEqual([]);
});

test('distinguishes a security group from an address', () => {
  const group = { ...HTTPS, CidrIp: undefined, SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } };
  expect(opened([{ ...HTTPS, CidrIp: '0.0.0.0/0' }], [group])).toEqual([
    'newly allows traffic from ${Other.GroupId}: tcp 443',
  ]);
});

test('reads rules that are separate resources', () => {
  const Properties = { ...HTTPS, GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] } };
  const ingress = { Rule: { Type: 'AWS::EC2::SecurityGroupIngress', Properties } };
  expect(opened([], [], ingress)).toEqual(['newly allows traffic from 10.0.0.0/16: tcp 443']);
  expect(opened([HTTPS], [], ingress)).toEqual([]);
});
