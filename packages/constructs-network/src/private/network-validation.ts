import { NetworkProps } from '../network-props';
import { alignCidr, formatCidr, parseCidr } from './cidr';
import { validateGatewayEndpoints, validateInterfaceEndpoints } from './endpoint-validation';
import { MAX_AVAILABILITY_ZONES } from './subnet-slots';

export const DEFAULT_CIDR = '10.0.0.0/16';

/** AWS takes /16 to /28 for a VPC; from /21 on a public slot would be smaller than the smallest subnet, a /28. */
const MIN_PREFIX = 16;
const MAX_PREFIX = 20;

const MIN_AVAILABILITY_ZONES = 2;

export function validateNetwork(props: NetworkProps, availabilityZones: string[]): string[] {
  return [
    ...validateCidr(props.cidr),
    ...validateIpam(props),
    ...validateAvailabilityZones(availabilityZones),
    ...validateInterfaceEndpoints(props),
    ...validateGatewayEndpoints(props),
  ];
}

function validateCidr(text: string | undefined): string[] {
  if (text === undefined) return [];
  const cidr = parseCidr(text);
  if (!cidr) return [`\`cidr\` must be a literal IPv4 block such as ${DEFAULT_CIDR}, got: ${text}`];

  const errors: string[] = [];
  if (cidr.prefix < MIN_PREFIX || cidr.prefix > MAX_PREFIX) {
    errors.push(`\`cidr\` must have a prefix between /${MIN_PREFIX} and /${MAX_PREFIX}, got: ${text}`);
  }
  const aligned = alignCidr(cidr);
  if (aligned.address !== cidr.address) {
    errors.push(`\`cidr\` must start at its base address, ${formatCidr(aligned)}, got: ${text}`);
  }
  return errors;
}

function validateIpam({ cidr, ipamPoolId, ipamNetmaskLength }: NetworkProps): string[] {
  const errors: string[] = [];
  if (cidr !== undefined && ipamPoolId !== undefined) {
    errors.push(`\`cidr\` must be left out where \`ipamPoolId\` gives the block, got: ${cidr}`);
  }
  if (ipamNetmaskLength === undefined) return errors;
  if (ipamPoolId === undefined) {
    errors.push(`\`ipamNetmaskLength\` must be left out where there is no \`ipamPoolId\`, got: ${ipamNetmaskLength}`);
  }
  if (!Number.isInteger(ipamNetmaskLength) || ipamNetmaskLength < MIN_PREFIX || ipamNetmaskLength > MAX_PREFIX) {
    errors.push(
      `\`ipamNetmaskLength\` must be an integer between ${MIN_PREFIX} and ${MAX_PREFIX}, got: ${ipamNetmaskLength}`,
    );
  }
  return errors;
}

function validateAvailabilityZones(zones: string[]): string[] {
  const errors: string[] = [];
  if (zones.length < MIN_AVAILABILITY_ZONES || zones.length > MAX_AVAILABILITY_ZONES) {
    const range = `${MIN_AVAILABILITY_ZONES} to ${MAX_AVAILABILITY_ZONES}`;
    errors.push(`\`availabilityZones\` must name ${range} zones, got: ${zones.length} (${zones.join(', ')})`);
  }
  if (new Set(zones).size < zones.length) {
    errors.push(`\`availabilityZones\` must not repeat a zone, got: ${zones.join(', ')}`);
  }
  return errors;
}
