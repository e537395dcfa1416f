import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration, Token } from 'aws-cdk-lib/core';
import type { NatInstanceProps } from '../nat-strategy';
import type { NetworkProps } from '../network-props';
import { alignCidr, formatCidr, parseCidr } from './cidr';
import { MAX_AVAILABILITY_ZONES } from './subnet-slots';

export const DEFAULT_CIDR = '10.0.0.0/16';

/** AWS takes /16 to /28 for a VPC; from /21 on a public slot would be smaller than the smallest subnet, a /28. */
const MIN_PREFIX = 16;
const MAX_PREFIX = 20;

const MIN_AVAILABILITY_ZONES = 2;

const MAX_INSTANCE_LIFETIME_DAYS = 365;

/** Throws all errors as one, if there are any. */
export function throwAll(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

export function validateNetwork(props: NetworkProps, availabilityZones: string[]): string[] {
  return [
    ...validateCidr(props.cidr),
    ...validateIpam(props),
    ...validateAvailabilityZones(availabilityZones),
    ...validateInterfaceEndpoints(props.interfaceEndpoints),
    ...validateNotEmpty('s3EndpointBuckets', props.s3EndpointBuckets),
    ...validateActions('s3EndpointActions', 's3', 's3:GetObject', props.s3EndpointActions),
    ...validateNotEmpty('dynamoDbEndpointTables', props.dynamoDbEndpointTables),
    ...validateActions('dynamoDbEndpointActions', 'dynamodb', 'dynamodb:GetItem', props.dynamoDbEndpointActions),
  ];
}

export function validateNatInstance(props: NatInstanceProps): string[] {
  return [...validateInstanceType(props.instanceType), ...validateMaxInstanceLifetime(props.maxInstanceLifetime)];
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

function validateInterfaceEndpoints(services: ec2.InterfaceVpcEndpointAwsService[] = []): string[] {
  const names = services.map((service) => service.shortName);
  if (new Set(names).size === names.length) return [];
  return [`\`interfaceEndpoints\` must not repeat a service, got: ${names.join(', ')}`];
}

/** An empty list would let nothing through, or everything. */
function validateNotEmpty(prop: string, list: unknown[] | undefined): string[] {
  return list?.length === 0 ? [`\`${prop}\` must not be empty; leave it out for its default`] : [];
}

function validateActions(prop: string, service: string, example: string, actions: string[] | undefined): string[] {
  if (actions === undefined) return [];
  const pattern = new RegExp(`^${service}:[A-Za-z0-9]+$`);
  const wrong = actions.filter((action) => !Token.isUnresolved(action) && !pattern.test(action));
  return [
    ...validateNotEmpty(prop, actions),
    ...wrong.map((action) => `\`${prop}\` must be exact actions such as ${example}, got: ${action}`),
  ];
}

function validateInstanceType(type: ec2.InstanceType | undefined): string[] {
  if (type === undefined || Token.isUnresolved(type.toString())) return [];
  if (type.architecture === ec2.InstanceArchitecture.ARM_64) return [];
  return [`\`instanceType\` must be an ARM64 type such as t4g.nano, got: ${type.toString()}`];
}

function validateMaxInstanceLifetime(lifetime: Duration | undefined): string[] {
  if (lifetime === undefined || lifetime.isUnresolved()) return [];
  const days = lifetime.toDays({ integral: false });
  if (days >= 1 && days <= MAX_INSTANCE_LIFETIME_DAYS) return [];
  return [
    `\`maxInstanceLifetime\` must be between 1 and ${MAX_INSTANCE_LIFETIME_DAYS} days, got: ${lifetime.toHumanString()}`,
  ];
}

/** `AWSLogs` is what the delivery service calls its own folder. */
export function validateKeyPrefix(prefix: string | undefined): string[] {
  if (prefix === undefined) return [];
  const folders = prefix.split('/');
  if (!folders.includes('') && !folders.includes('AWSLogs')) return [];
  return [`\`keyPrefix\` must be a folder such as flow-logs, without AWSLogs or a slash at either end, got: ${prefix}`];
}
