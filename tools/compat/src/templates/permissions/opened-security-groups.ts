import type { Finding } from '../../finding';
import type { Properties, Template } from '@trading/template';
import { list } from '@trading/template';
import { identityOf, render, type TemplateChange } from '@trading/guard/templates';

const ANY_PROTOCOL = '-1';
const ANY_IPV4 = '0.0.0.0/0';
const ANY_IPV6 = '::/0';
const PEERS = [
  ...['CidrIp', 'CidrIpv6', 'SourceSecurityGroupId', 'DestinationSecurityGroupId'],
  ...['SourcePrefixListId', 'DestinationPrefixListId'],
];

/** Finds remaining security groups that allow more traffic than before. */
export function openedSecurityGroups(change: TemplateChange): Finding[] {
  const before = readRules(change.before);
  return readRules(change.after)
    .filter((rule) => change.keeps(rule.group) && !before.some((other) => covers(other, rule)))
    .map((rule) => ({
      bump: 'minor',
      subject: change.subject(rule.group),
      change: `newly allows traffic ${rule.direction === 'Ingress' ? 'from' : 'to'} ${rule.peer}: ${describePorts(rule)}`,
      reason: 'more traffic is allowed than before',
    }));
}

interface Rule {
  /** The logical id of the security group. */
  readonly group: string;
  readonly direction: 'Ingress' | 'Egress';
  readonly protocol: string;
  readonly ports: readonly [number, number];
  readonly peer: string;
}

function readRules({ Resources = {} }: Template): Rule[] {
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const direction = Type === 'AWS::EC2::SecurityGroupIngress' ? 'Ingress' : 'Egress';
    if (Type === `AWS::EC2::SecurityGroup${direction}`) {
      return [readRule(identityOf(Properties['GroupId']), direction, Properties)];
    }
    if (Type !== 'AWS::EC2::SecurityGroup') return [];
    // Without an egress rule, EC2 adds one that allows all traffic.
    const { SecurityGroupIngress, SecurityGroupEgress = [ANY_IPV4, ANY_IPV6].map(everythingTo) } = Properties;
    return [
      ...list(SecurityGroupIngress).map((rule) => readRule(logicalId, 'Ingress', rule as Properties)),
      ...list(SecurityGroupEgress).map((rule) => readRule(logicalId, 'Egress', rule as Properties)),
    ];
  });
}

function everythingTo(cidr: string): Properties {
  return { IpProtocol: ANY_PROTOCOL, ...(cidr === ANY_IPV6 ? { CidrIpv6: cidr } : { CidrIp: cidr }) };
}

function readRule(group: string, direction: Rule['direction'], properties: Properties): Rule {
  const { IpProtocol, FromPort = -Infinity, ToPort = Infinity } = properties;
  const protocol = render(IpProtocol);
  const ports =
    protocol === ANY_PROTOCOL ? ([-Infinity, Infinity] as const) : ([Number(FromPort), Number(ToPort)] as const);
  const peer = PEERS.map((name) => properties[name]).find((value) => value !== undefined);
  return { group, direction, protocol, ports, peer: render(peer) };
}

function covers(wide: Rule, narrow: Rule): boolean {
  return (
    wide.group === narrow.group &&
    wide.direction === narrow.direction &&
    (wide.protocol === ANY_PROTOCOL || wide.protocol === narrow.protocol) &&
    wide.ports[0] <= narrow.ports[0] &&
    wide.ports[1] >= narrow.ports[1] &&
    (wide.peer === narrow.peer ||
      (wide.peer === ANY_IPV4 && /^[\d.]+\/\d+$/.test(narrow.peer)) ||
      (wide.peer === ANY_IPV6 && /^[\da-f:]+\/\d+$/.test(narrow.peer)))
  );
}

function describePorts({ protocol, ports: [from, to] }: Rule): string {
  const name = protocol === ANY_PROTOCOL ? 'all protocols' : protocol;
  if (from === -Infinity) return name;
  return from === to ? `${name} ${from}` : `${name} ${from} to ${to}`;
}
