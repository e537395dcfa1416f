import { Token } from 'aws-cdk-lib/core';
import { NetworkProps } from '../network-props';
import { NatStrategy } from '../nat-strategy';

/** Validates the NAT strategy with the zones, and the public subnets that it requires. */
export function validateNat({ nat = NatStrategy.none(), publicSubnets }: NetworkProps, zones: string[]): string[] {
  const gateways = nat._gateways(zones.length);
  const hasNat = gateways > 0 || nat._instance !== undefined;
  const errors: string[] = [];
  if (hasNat && publicSubnets === false) {
    errors.push('`publicSubnets` must not be false if there is a NAT gateway or instance');
  }
  return [...errors, ...validateAllocationIds(nat._allocationIds, gateways)];
}

function validateAllocationIds(ids: string[] | undefined, gateways: number): string[] {
  if (ids === undefined) return [];
  if (Token.isUnresolved(ids)) {
    return ['`allocationIds` must have a known length, got: a list token; pass the length to `Fn.split()`'];
  }
  if (ids.length === gateways) return [];
  return [`\`allocationIds\` must have one element for each NAT gateway, ${gateways}, got: ${ids.length}`];
}
