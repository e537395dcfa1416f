import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';

interface EgressRule {
  readonly cidrIpv6?: unknown;
}

/** Validates that no peer is an IPv6 block, which a function without IPv6 cannot reach. */
export function validatePeersWithoutIpv6(peers: ec2.IPeer[]): string[] {
  return peers.map((peer) => peer.toEgressRuleConfig() as EgressRule).flatMap(validateRule);
}

/** Validates the rules of a security group, including those that were added through `connections`. */
export function validateRulesWithoutIpv6(securityGroup: ec2.SecurityGroup | undefined): string[] {
  if (!securityGroup) return [];
  const { securityGroupEgress } = securityGroup.node.defaultChild as ec2.CfnSecurityGroup;
  return (Stack.of(securityGroup).resolve(securityGroupEgress) as EgressRule[]).flatMap(validateRule);
}

function validateRule({ cidrIpv6 }: EgressRule): string[] {
  if (cidrIpv6 === undefined) return [];
  return [`\`ipv6AllowedForDualStack\` must be true to reach an IPv6 peer, got: ${JSON.stringify(cidrIpv6)}`];
}
