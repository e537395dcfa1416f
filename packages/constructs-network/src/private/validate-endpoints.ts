import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IResource, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NetworkProps } from '../network-props';
import { differs } from './environment';
import { defaultInterfaceEndpointActions } from './interface-endpoint-statement';

const ANY_SERVICE = '[a-z0-9-]+';

/** Validates the props for gateway endpoints. */
export function validateGatewayEndpoints(scope: Construct, props: NetworkProps): string[] {
  return [
    ...validateNotEmpty('s3EndpointBuckets', props.s3EndpointBuckets),
    ...validateSameRegion(scope, 's3EndpointBuckets', props.s3EndpointBuckets),
    ...validateNamed(scope, props.s3EndpointBuckets),
    ...validateActions('s3EndpointActions', 's3', 's3:GetObject', props.s3EndpointActions),
    ...validateNotEmpty('dynamoDbEndpointTables', props.dynamoDbEndpointTables),
    ...validateSameRegion(scope, 'dynamoDbEndpointTables', props.dynamoDbEndpointTables),
    ...validateActions('dynamoDbEndpointActions', 'dynamodb', 'dynamodb:GetItem', props.dynamoDbEndpointActions),
  ];
}

/** Validates the props for interface endpoints. */
export function validateInterfaceEndpoints({
  interfaceEndpoints = [],
  interfaceEndpointActions = {},
  interfaceEndpointsWithoutPolicy = [],
}: NetworkProps): string[] {
  const errors: string[] = [];
  const withPolicy = shortNames(interfaceEndpoints);
  const withoutPolicy = shortNames(interfaceEndpointsWithoutPolicy);
  const all = [...withPolicy, ...withoutPolicy];
  if (new Set(all).size < all.length) {
    errors.push(
      `\`interfaceEndpoints\` and \`interfaceEndpointsWithoutPolicy\` must not repeat a service, got: ${all.join(', ')}`,
    );
  }
  for (const service of withPolicy) {
    if (defaultInterfaceEndpointActions(service) || service in interfaceEndpointActions) continue;
    errors.push(
      `\`interfaceEndpointActions\` must have the actions of ${service}, which has no default actions; ` +
        'if the service does not support endpoint policies, use `interfaceEndpointsWithoutPolicy`',
    );
  }
  for (const service of withoutPolicy.filter(defaultInterfaceEndpointActions)) {
    errors.push(
      `\`interfaceEndpointsWithoutPolicy\` must only have services that do not support endpoint policies, got: ${service}`,
    );
  }
  for (const [service, actions] of Object.entries(interfaceEndpointActions)) {
    errors.push(...validateInterfaceEndpointActions(service, actions, withPolicy));
  }
  return errors;
}

/** Validates the zones of single interface endpoints. */
export function validateEndpointZones(
  {
    interfaceEndpoints = [],
    interfaceEndpointsWithoutPolicy = [],
    interfaceEndpointAvailabilityZones = {},
  }: NetworkProps,
  zones: string[],
): string[] {
  const services = shortNames([...interfaceEndpoints, ...interfaceEndpointsWithoutPolicy]);
  return Object.entries(interfaceEndpointAvailabilityZones).flatMap(([service, own]) => [
    ...(services.includes(service)
      ? []
      : [`\`interfaceEndpointAvailabilityZones\` must only have services with an interface endpoint, got: ${service}`]),
    ...validateZones(`interfaceEndpointAvailabilityZones.${service}`, own, zones),
  ]);
}

/** Validates that zones are zones of the network. */
export function validateZones(prop: string, own: string[] | undefined, zones: string[]): string[] {
  if (own === undefined) return [];
  return [
    ...validateNotEmpty(prop, own),
    ...own
      .filter((zone) => !zones.includes(zone))
      .map((zone) => `\`${prop}\` must be zones of the network, ${zones.join(', ')}, got: ${zone}`),
  ];
}

function shortNames(services: ec2.InterfaceVpcEndpointAwsService[]): string[] {
  return services.map(({ shortName }) => shortName);
}

function validateInterfaceEndpointActions(service: string, actions: string[], services: string[]): string[] {
  if (!services.includes(service)) {
    const names = services.join(', ') || 'none';
    return [
      `\`interfaceEndpointActions\` must only have services of \`interfaceEndpoints\`, ${names}, got: ${service}`,
    ];
  }
  const prop = `interfaceEndpointActions.${service}`;
  const [example] = defaultInterfaceEndpointActions(service) ?? [];
  if (example === undefined) return validateActions(prop, ANY_SERVICE, 'sqs:SendMessage', actions);
  return validateActions(prop, example.slice(0, example.indexOf(':')), example, actions);
}

/** An empty list is ambiguous: it could mean everything or nothing. */
function validateNotEmpty(prop: string, list: unknown[] | undefined): string[] {
  return list?.length === 0 ? [`\`${prop}\` must not be empty; omit it for the default`] : [];
}

/** A gateway endpoint only leads to its own region. */
function validateSameRegion(scope: Construct, prop: string, resources: IResource[] = []): string[] {
  const { region } = Stack.of(scope);
  return resources
    .filter(({ env }) => differs(region, env.region))
    .map(
      ({ env, node }) =>
        `\`${prop}\` must be in the region of the network, ${region}, got: ${node.path} in ${env.region}`,
    );
}

/** The ARN of a bucket of another account is built from its name. */
function validateNamed(scope: Construct, buckets: s3.IBucket[] = []): string[] {
  return buckets
    .filter(({ bucketArn }) => !isResolvable(scope, bucketArn))
    .map(
      ({ env, node }) =>
        '`s3EndpointBuckets` must have a physical name if they are in another account, ' +
        `got: ${node.path} in ${env.account}`,
    );
}

function isResolvable(scope: Construct, arn: string): boolean {
  try {
    Stack.of(scope).resolve(arn);
    return true;
  } catch {
    return false;
  }
}

function validateActions(prop: string, service: string, example: string, actions: string[] | undefined): string[] {
  if (actions === undefined) return [];
  if (Token.isUnresolved(actions)) return [`\`${prop}\` must be known at synthesis, got: a list token`];
  const pattern = new RegExp(`^${service}:[A-Za-z0-9]+$`);
  const wrong = actions.filter((action) => !Token.isUnresolved(action) && !pattern.test(action));
  return [
    ...validateNotEmpty(prop, actions),
    ...wrong.map((action) => `\`${prop}\` must be exact actions such as ${example}, got: ${action}`),
  ];
}
