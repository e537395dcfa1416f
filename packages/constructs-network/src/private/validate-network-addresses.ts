import { Token } from 'aws-cdk-lib/core';
import { alignCidr, formatCidr, parseCidr } from './cidr';

/** A VPC can have /16 to /28, but below /20 a public slot would be smaller than /28, the smallest subnet. */
const MIN_PREFIX = 16;
const MAX_PREFIX = 20;

const POOL_ID = /^ipam-pool-[0-9a-f]+$/;

/** Validates the block of `NetworkAddresses.cidr()`. */
export function validateCidr(text: string): string[] {
  const cidr = parseCidr(text);
  if (!cidr) return [`\`cidr\` must be an IPv4 block known at synthesis, such as 10.0.0.0/16, got: ${text}`];

  const errors: string[] = [];
  if (cidr.prefix < MIN_PREFIX || cidr.prefix > MAX_PREFIX) {
    errors.push(`\`cidr\` must have a prefix length between /${MIN_PREFIX} and /${MAX_PREFIX}, got: ${text}`);
  }
  const aligned = alignCidr(cidr);
  if (aligned.address !== cidr.address) {
    errors.push(`\`cidr\` must start at its base address, ${formatCidr(aligned)}, got: ${text}`);
  }
  return errors;
}

/** Validates the pool and the size of the block of `NetworkAddresses.ipam()`. */
export function validateIpam(poolId: string, netmaskLength: number | undefined): string[] {
  return [...validatePoolId(poolId), ...validateNetmaskLength(netmaskLength)];
}

function validatePoolId(poolId: string): string[] {
  if (Token.isUnresolved(poolId) || POOL_ID.test(poolId)) return [];
  return [`\`poolId\` must be the ID of an IPAM pool, such as ipam-pool-0123456789abcdef0, got: ${poolId}`];
}

function validateNetmaskLength(length: number | undefined): string[] {
  if (Token.isUnresolved(length)) return ['`netmaskLength` must be known at synthesis, got: a token'];
  if (length === undefined || (Number.isInteger(length) && length >= MIN_PREFIX && length <= MAX_PREFIX)) return [];
  return [`\`netmaskLength\` must be an integer between ${MIN_PREFIX} and ${MAX_PREFIX}, got: ${length}`];
}
