import type { GatewayService } from '../../../src/service-peers';
import type { Caller } from '../decisions/decide';
import { decide } from '../decisions/decide';
import { FOREIGN_ACCOUNT } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { EVERYWHERE, rangeOf } from './address-ranges';
import { endpointOf, hasGateway, type ServiceName } from './endpoints';
import type { Need } from './needs';
import { letIn, letOut } from './security-groups';
import { problemIf } from './step';

/** A policy of a resource that lets everybody do everything. */
const EVERYBODY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** Returns what keeps a function in a VPC from the services that it calls. */
export function networkProblems(deployment: Deployment, lambda: Deployed, needs: readonly Need[]): string[] {
  const subnetIds = lambda.list('VpcConfig.SubnetIds');
  if (subnetIds.length === 0) return ['the function is not in the network of the environment'];
  const subnets = subnetIds.map((id) => deployment.meant('AWS::EC2::Subnet', id));
  const vpc = deployment.meant('AWS::EC2::VPC', subnets[0]?.value('VpcId'));
  const zones = subnets.map((subnet) => subnet.value('AvailabilityZone'));
  const missing = deployment.region.settings.network.availabilityZones.filter((zone) => !zones.includes(zone));
  const services = [...new Set(needs.map(({ service }) => service))];
  return [
    ...problemIf(missing.length > 0, `no subnet of the function is in ${missing.join(', ')}`),
    ...problemIf(vpc.value('EnableDnsSupport') === false, `the VPC resolves no names (${vpc.label})`),
    ...problemIf(
      vpc.value('EnableDnsHostnames') !== true,
      `the VPC has no DNS host names, which the private names of endpoints need (${vpc.label})`,
    ),
    ...subnets.flatMap((subnet) =>
      problemIf(!vpc.isMeantBy(subnet.value('VpcId')), `a subnet is in another VPC (${subnet.label})`),
    ),
    ...services.flatMap((service) => routeProblems(deployment, { lambda, vpc, subnets }, service)),
  ];
}

interface FunctionNetwork {
  readonly lambda: Deployed;
  readonly vpc: Deployed;
  readonly subnets: readonly Deployed[];
}

function routeProblems(deployment: Deployment, network: FunctionNetwork, service: ServiceName): string[] {
  const endpoint = endpointOf(deployment, service);
  if (!network.vpc.isMeantBy(endpoint.value('VpcId'))) return [`the endpoint is in another VPC (${endpoint.label})`];
  return hasGateway(service)
    ? gatewayProblems(deployment, network, service, endpoint)
    : interfaceProblems(deployment, network, service, endpoint);
}

function gatewayProblems(
  deployment: Deployment,
  { lambda, subnets }: FunctionNetwork,
  service: GatewayService,
  endpoint: Deployed,
): string[] {
  const groupIds = lambda.list('VpcConfig.SecurityGroupIds');
  return [
    ...problemIf(
      endpoint.value('VpcEndpointType') !== 'Gateway',
      `the endpoint for ${service} has no routes (${endpoint.label})`,
    ),
    ...subnets.flatMap((subnet) =>
      problemIf(
        !endpoint.list('RouteTableIds').includes(routeTableOf(deployment, subnet)),
        `the subnet ${subnet.label} has no route to ${service} (${endpoint.label})`,
      ),
    ),
    ...problemIf(
      !letOut(deployment, groupIds, { ranges: [EVERYWHERE], service }),
      `the security group of the function does not let HTTPS out to all addresses of ${service}`,
    ),
  ];
}

function interfaceProblems(
  deployment: Deployment,
  { lambda, subnets }: FunctionNetwork,
  service: ServiceName,
  endpoint: Deployed,
): string[] {
  const [functionGroups, endpointGroups] = [
    lambda.list('VpcConfig.SecurityGroupIds'),
    endpoint.list('SecurityGroupIds'),
  ];
  const endpointSubnets = endpoint.list('SubnetIds').map((id) => deployment.meant('AWS::EC2::Subnet', id));
  const blocks = (of: readonly Deployed[]) => of.map((subnet) => rangeOf(String(subnet.value('CidrBlock'))));
  const zones = endpointSubnets.map((subnet) => subnet.value('AvailabilityZone'));
  return [
    ...problemIf(
      endpoint.value('VpcEndpointType') !== 'Interface' || endpoint.value('PrivateDnsEnabled') !== true,
      `the name of ${service} does not lead to its endpoint (${endpoint.label})`,
    ),
    ...subnets.flatMap((subnet) =>
      problemIf(
        !zones.includes(subnet.value('AvailabilityZone')),
        `the endpoint for ${service} is not in the zone of ${subnet.label} (${endpoint.label})`,
      ),
    ),
    ...problemIf(
      !letOut(deployment, functionGroups, { ranges: blocks(endpointSubnets), groupIds: endpointGroups }),
      `the security group of the function does not let HTTPS out to the endpoint for ${service}`,
    ),
    ...problemIf(
      !letIn(deployment, endpointGroups, { ranges: blocks(subnets), groupIds: functionGroups }),
      `the security group of the endpoint for ${service} does not let the function in (${endpoint.label})`,
    ),
  ];
}

/** The route table of a subnet. */
function routeTableOf(deployment: Deployment, subnet: Deployed): unknown {
  return deployment
    .all('AWS::EC2::SubnetRouteTableAssociation')
    .find((association) => subnet.isMeantBy(association.value('SubnetId')))
    ?.value('RouteTableId');
}

/** Returns the requests that endpoints pass although they are not by and for the account of the environment. */
export async function openEndpoints(deployment: Deployment): Promise<string[]> {
  const { account, region } = deployment.location;
  const requests: readonly (readonly [service: ServiceName, action: string, arn: (owner: string) => string])[] = [
    ['s3', 's3:GetObject', (owner) => `arn:aws:s3:::bucket-of-${owner}/key`],
    ['s3', 's3:PutObject', (owner) => `arn:aws:s3:::bucket-of-${owner}/key`],
    ['dynamodb', 'dynamodb:PutItem', (owner) => `arn:aws:dynamodb:${region}:${owner}:table/any`],
    ['sqs', 'sqs:SendMessage', (owner) => `arn:aws:sqs:${region}:${owner}:any`],
  ];
  const problems: string[] = [];
  for (const [service, action, arn] of requests) {
    const endpoint = endpointOf(deployment, service);
    // Endpoints without a policy pass everything.
    const endpointPolicy = endpoint.value('PolicyDocument') as object | undefined;
    for (const [caller, owner, what] of [
      [account, FOREIGN_ACCOUNT, 'resources of another account'],
      [FOREIGN_ACCOUNT, FOREIGN_ACCOUNT, 'requests of another account'],
    ] as const) {
      const decision = await decide(
        {
          caller: almighty(caller),
          action,
          resource: arn(owner),
          // The owner of the resource may let everybody in, so the endpoint alone decides.
          resourcePolicy: EVERYBODY,
          endpointPolicy,
          context: { 'aws:ResourceAccount': owner },
        },
        owner,
      );
      if (decision !== 'denied')
        problems.push(`the endpoint for ${service} passes ${what}: ${action} (${endpoint.label})`);
    }
  }
  return problems;
}

/** A principal that its own account allows everything. */
function almighty(account: string): Caller {
  const principal = `arn:aws:iam::${account}:user/any`;
  return {
    principal,
    identityPolicies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    context: { 'aws:PrincipalArn': principal },
  };
}
