import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { FlowLogs } from './flow-logs';
import { GatewayEndpointActions } from './gateway-endpoint-actions';
import { InterfaceEndpointPlacement } from './interface-endpoint-placement';
import { NatInstanceOptions } from './nat-instance-options';
import { NatStrategy } from './nat-strategy';
import { NetworkAddresses } from './network-addresses';
import { NetworkProps } from './network-props';
import { flowLogBucket } from './private/flow-log-bucket';
import { FlowLogGroup } from './private/flow-log-group';
import { amazonLinuxStatement, dynamoDbStatement, s3Statement } from './private/gateway-endpoint-statements';
import { validateEndpointPolicy } from './private/endpoint-policy-size';
import { defaultInterfaceEndpointActions, interfaceEndpointStatement } from './private/interface-endpoint-statement';
import { Ipv6Slots } from './private/ipv6-slots';
import { NatInstance } from './private/nat-instance';
import { hasPrivateDns } from './private/private-dns';
import { PRIVATE_TIER, subnetTiers } from './private/subnet-tiers';
import { throwAll } from './private/throw-all';
import { validateNetwork } from './private/validate-network';

const DEFAULT_CIDR = '10.0.0.0/16';
const DEFAULT_AVAILABILITY_ZONES = 2;
const S3_SERVICE = ec2.InterfaceVpcEndpointAwsService.S3.shortName;

/** The type of the subnets that `Vpc` creates, which its own type does not reveal. */
type RoutableSubnet = ec2.ISubnet & Pick<ec2.Subnet, 'addRoute'>;

/**
 * A VPC with stable subnets, and gateway endpoints for S3 and DynamoDB.
 *
 * It has a private subnet in each availability zone, and a public subnet in each zone if there is a NAT gateway or
 * instance. Every subnet has a fixed range of addresses: adding a zone or changing the `NatStrategy` does not change
 * the addresses or logical IDs of existing subnets.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 * @example
 *
 * const network = new Network(this, 'Network', { nat: NatStrategy.perAz() });
 */
export class Network extends Construct {
  /** The VPC. Its subnet groups are `Private` and, if there is a NAT gateway or instance, `Public`. */
  public readonly vpc: ec2.IVpc;

  /** The gateway endpoint for S3, which is used by all subnets. */
  public readonly s3Endpoint: ec2.GatewayVpcEndpoint;

  /** The gateway endpoint for DynamoDB, which is used by all subnets. */
  public readonly dynamoDbEndpoint: ec2.GatewayVpcEndpoint;

  /** The flow log. Only with `flowLogs`. */
  public readonly flowLog?: ec2.IFlowLog;

  private readonly interfaceEndpoints: Map<string, ec2.InterfaceVpcEndpoint>;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);
    // Isolated subnets do not need an egress-only internet gateway.
    this.node.setContext(cxapi.EC2_REQUIRE_PRIVATE_SUBNETS_FOR_EGRESSONLYINTERNETGATEWAY, true);
    // Lets the CDK write the bucket policy for flow logs. A policy written by AWS would be overwritten by a deployment.
    this.node.setContext(cxapi.S3_CREATE_DEFAULT_LOGGING_POLICY, true);

    const availabilityZones =
      props.availabilityZones ?? Stack.of(this).availabilityZones.slice(0, DEFAULT_AVAILABILITY_ZONES);
    throwAll(validateNetwork(this, props, availabilityZones));

    const addresses = props.ipAddresses ?? NetworkAddresses.cidr(DEFAULT_CIDR);
    const nat = props.nat ?? NatStrategy.none();
    const natGateways = nat._gateways(availabilityZones.length);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      vpcName: props.vpcName,
      ipAddresses: addresses._slots,
      availabilityZones,
      natGateways,
      subnetConfiguration: subnetTiers(natGateways > 0 || nat._instance !== undefined, props.dualStack),
      ...(props.dualStack && {
        ipProtocol: ec2.IpProtocol.DUAL_STACK,
        ipv6Addresses: new Ipv6Slots(availabilityZones.length),
      }),
      // Restricting the default security group requires a custom resource with a Lambda function.
      restrictDefaultSecurityGroup: false,
    });

    // The literal is preferred to the attribute, which not every deployment engine supports.
    const cidr = addresses._cidr ?? vpc.vpcCidrBlock;

    if (nat._instance) this.addNatInstance(vpc, cidr, nat._instance);
    this.s3Endpoint = this.addS3Endpoint(vpc, props);
    this.dynamoDbEndpoint = this.addDynamoDbEndpoint(vpc, props);
    this.interfaceEndpoints = this.addInterfaceEndpoints(vpc, cidr, props);
    if (props.flowLogs) this.flowLog = this.addFlowLog(vpc, props.flowLogs);

    this.vpc = vpc;
    this.node.defaultChild = vpc.node.defaultChild;
    this.node.addValidation({ validate: () => this.validateEndpointPolicies() });
  }

  /**
   * Returns the interface endpoint of a service, for example to extend or restrict its policy.
   *
   * @param service a service of `interfaceEndpoints` or `interfaceEndpointsWithoutPolicy`
   * @throws if there is no interface endpoint for the service
   */
  public findInterfaceEndpoint(service: ec2.InterfaceVpcEndpointAwsService): ec2.InterfaceVpcEndpoint {
    const endpoint = this.interfaceEndpoints.get(service.shortName);
    if (endpoint) return endpoint;
    const names = [...this.interfaceEndpoints.keys()].join(', ') || 'none';
    throw new Error(`\`service\` must have an interface endpoint, one of: ${names}, got: ${service.shortName}`);
  }

  private validateEndpointPolicies(): string[] {
    return [
      ...validateEndpointPolicy(this.s3Endpoint, 'S3 endpoint', 's3EndpointBuckets'),
      ...validateEndpointPolicy(this.dynamoDbEndpoint, 'DynamoDB endpoint', 'dynamoDbEndpointTables'),
    ];
  }

  private addNatInstance(vpc: ec2.Vpc, cidr: string, props: NatInstanceOptions): void {
    const [subnet] = vpc.publicSubnets as [ec2.ISubnet];
    const { networkInterfaceId } = new NatInstance(this, 'NatInstance', { ...props, vpc, subnet, cidr });
    for (const privateSubnet of vpc.privateSubnets as RoutableSubnet[]) {
      // Has the ID that the CDK gives to the route to a NAT gateway, so that changing the strategy updates the route.
      privateSubnet.addRoute('DefaultRoute', {
        routerType: ec2.RouterType.NETWORK_INTERFACE,
        routerId: networkInterfaceId,
        enablesInternetConnectivity: true,
      });
    }
  }

  private addS3Endpoint(vpc: ec2.Vpc, props: NetworkProps): ec2.GatewayVpcEndpoint {
    const endpoint = vpc.addGatewayEndpoint('S3Endpoint', { service: ec2.GatewayVpcEndpointAwsService.S3 });
    const actions = props.s3EndpointActions ?? GatewayEndpointActions.S3;
    endpoint.addToPolicy(s3Statement(Stack.of(this), actions, props.s3EndpointBuckets));
    const instance = props.nat?._instance;
    if (instance && !instance.userData) {
      const [subnet] = vpc.publicSubnets as [ec2.ISubnet];
      endpoint.addToPolicy(amazonLinuxStatement(Stack.of(this), subnet.ipv4CidrBlock));
    }
    return endpoint;
  }

  private addDynamoDbEndpoint(vpc: ec2.Vpc, props: NetworkProps): ec2.GatewayVpcEndpoint {
    const endpoint = vpc.addGatewayEndpoint('DynamoDbEndpoint', {
      service: ec2.GatewayVpcEndpointAwsService.DYNAMODB,
    });
    const actions = props.dynamoDbEndpointActions ?? GatewayEndpointActions.DYNAMODB;
    endpoint.addToPolicy(dynamoDbStatement(Stack.of(this), actions, props.dynamoDbEndpointTables));
    return endpoint;
  }

  /** By their service's short name. */
  private addInterfaceEndpoints(
    vpc: ec2.Vpc,
    cidr: string,
    { interfaceEndpoints = [], interfaceEndpointsWithoutPolicy = [], ...props }: NetworkProps,
  ): Map<string, ec2.InterfaceVpcEndpoint> {
    const services = [...interfaceEndpoints, ...interfaceEndpointsWithoutPolicy];
    if (services.length === 0) return new Map();

    const options = {
      vpc,
      subnets: interfaceEndpointSubnets(vpc, props.interfaceEndpointPlacement),
      securityGroups: [this.addInterfaceEndpointSecurityGroup(vpc, cidr)],
      // The rule of the security group replaces the default rule, which depends on an attribute of the VPC.
      open: false,
    };
    const endpoints = services.map((service): [string, ec2.InterfaceVpcEndpoint] => {
      const { shortName } = service;
      const id = `${pascalCase(shortName)}InterfaceEndpoint`;
      const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
        ...options,
        service,
        privateDnsEnabled: hasPrivateDns(shortName) ? undefined : false,
      });
      // The private DNS of S3 applies to requests from outside the VPC only, which requires the gateway endpoint.
      if (shortName === S3_SERVICE) endpoint.node.addDependency(this.s3Endpoint);
      const actions = props.interfaceEndpointActions?.[shortName] ?? defaultInterfaceEndpointActions(shortName);
      if (actions) endpoint.addToPolicy(interfaceEndpointStatement(Stack.of(this), actions));
      return [shortName, endpoint];
    });
    return new Map(endpoints);
  }

  private addInterfaceEndpointSecurityGroup(vpc: ec2.Vpc, cidr: string): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, 'InterfaceEndpointSecurityGroup', {
      vpc,
      description: 'Interface endpoints: HTTPS from inside the VPC, nothing out',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.HTTPS, 'HTTPS from inside the VPC');
    return securityGroup;
  }

  private addFlowLog(vpc: ec2.Vpc, { _options, _toS3 }: FlowLogs): ec2.IFlowLog {
    return new ec2.FlowLog(this, 'FlowLog', {
      resourceType: ec2.FlowLogResourceType.fromVpc(vpc),
      destination: _toS3
        ? flowLogBucket(Stack.of(this), _toS3.bucket, _toS3.options)
        : new FlowLogGroup(this, 'FlowLogGroup', _options).destination,
      trafficType: _options.trafficType,
      maxAggregationInterval: _options.maxAggregationInterval,
    });
  }
}

function interfaceEndpointSubnets(vpc: ec2.Vpc, placement?: InterfaceEndpointPlacement): ec2.SubnetSelection {
  const tier = { subnetGroupName: PRIVATE_TIER };
  if (placement !== InterfaceEndpointPlacement.SINGLE_AZ) return tier;
  return { subnets: vpc.selectSubnets(tier).subnets.slice(0, 1) };
}

/** `ecr.api` becomes `EcrApi`. */
function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
