import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack, Tags } from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { FlowLogs } from './flow-logs';
import { GatewayEndpointActions } from './gateway-endpoint-actions';
import { InterfaceEndpointPlacement } from './interface-endpoint-placement';
import { NatInstanceOptions } from './nat-instance-options';
import { NatStrategy } from './nat-strategy';
import { NetworkAddresses } from './network-addresses';
import { NetworkProps } from './network-props';
import { EndpointServiceOptions } from './endpoint-service-options';
import { DEFAULT_CIDR } from './private/defaults';
import { flowLogBucket } from './private/flow-log-bucket';
import { FlowLogGroup } from './private/flow-log-group';
import { amazonLinuxStatement, dynamoDbStatement, s3Statement } from './private/gateway-endpoint-statements';
import { validateEndpointPolicy } from './private/endpoint-policy-size';
import { defaultInterfaceEndpointActions, interfaceEndpointStatement } from './private/interface-endpoint-statement';
import { Ipv6Slots } from './private/ipv6-slots';
import { NatInstance } from './private/nat-instance';
import { hasPrivateDns } from './private/private-dns';
import { tierOf } from './private/subnet-slots';
import { PRIVATE_TIER, subnetTiers } from './private/subnet-tiers';
import { throwAll } from './private/throw-all';
import { validateZones } from './private/validate-endpoints';
import { validateNetwork } from './private/validate-network';

const DEFAULT_AVAILABILITY_ZONES = 2;
const HTTPS_PORT = 443;
const S3_SERVICE = ec2.InterfaceVpcEndpointAwsService.S3.shortName;

/** The type of the subnets that `Vpc` creates, which its own type does not reveal. */
type RoutableSubnet = ec2.ISubnet & Pick<ec2.Subnet, 'addRoute'>;

/**
 * A VPC with stable subnets, and gateway endpoints for S3 and DynamoDB.
 *
 * It has a private subnet in each availability zone, a public subnet in each zone if there is a NAT gateway or instance,
 * and further subnets on request. Every subnet has a fixed range of addresses: adding a zone or changing the `NatStrategy` does not change
 * the addresses or logical IDs of existing subnets.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 * @example
 *
 * const network = new Network(this, 'Network', { nat: NatStrategy.perAz() });
 */
export class Network extends Construct {
  /** The VPC. Its subnet groups are `Private` and, if they exist, `Public` and `Database`. */
  public readonly vpc: ec2.IVpc;

  /** The gateway endpoint for S3, which is used by all subnets. */
  public readonly s3Endpoint: ec2.GatewayVpcEndpoint;

  /** The gateway endpoint for DynamoDB, which is used by all subnets. */
  public readonly dynamoDbEndpoint: ec2.GatewayVpcEndpoint;

  /** The flow log. Only with `flowLogs`. */
  public readonly flowLog?: ec2.IFlowLog;

  /**
   * The public addresses of the NAT gateways or the NAT instance, for the lists of your partners.
   *
   * Empty without NAT, and if the addresses are your own.
   */
  public readonly natPublicIps: string[];

  private readonly availabilityZones: string[];
  private readonly cidrs: string[];
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
    const hasEgress = natGateways > 0 || nat._instance !== undefined;
    const subnetConfiguration = subnetTiers({
      hasEgress,
      hasPublic: props.publicSubnets ?? hasEgress,
      hasDatabase: props.databaseSubnets ?? false,
      dualStack: props.dualStack,
    });
    const vpc = new ec2.Vpc(this, 'Vpc', {
      vpcName: props.vpcName,
      ipAddresses: addresses._slots,
      availabilityZones,
      natGateways,
      ...(nat._allocationIds && {
        natGatewayProvider: ec2.NatProvider.gateway({ eipAllocationIds: nat._allocationIds }),
      }),
      subnetConfiguration,
      ...(props.dualStack && {
        ipProtocol: ec2.IpProtocol.DUAL_STACK,
        ipv6Addresses: new Ipv6Slots(availabilityZones.length, subnetConfiguration.map(tierOf)),
      }),
      // Restricting the default security group requires a custom resource with a Lambda function.
      restrictDefaultSecurityGroup: false,
    });

    // The literal is preferred to the attribute, which not every deployment engine supports.
    const cidrs = [addresses._cidr ?? vpc.vpcCidrBlock, ...(props.secondaryCidrBlocks ?? [])];
    this.addSecondaryBlocks(vpc, props.secondaryCidrBlocks);

    this.natPublicIps = nat._instance ? this.addNatInstance(vpc, cidrs, nat._instance) : gatewayAddresses(vpc);
    this.s3Endpoint = this.addS3Endpoint(vpc, props);
    this.dynamoDbEndpoint = this.addDynamoDbEndpoint(vpc, props);
    this.availabilityZones = availabilityZones;
    this.cidrs = cidrs;
    this.interfaceEndpoints = this.addInterfaceEndpoints(vpc, props);
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

  /**
   * Adds an interface endpoint for a service of another provider, in the private subnets.
   *
   * The endpoint accepts traffic from inside the VPC only. The provider may have to accept it.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-saas.html
   * @param id the construct ID of the endpoint
   * @param serviceName the name of the service, such as `com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0`
   * @param options the options of the endpoint
   * @returns the endpoint
   * @throws if an availability zone is not one of the network
   */
  public addEndpointService(
    id: string,
    serviceName: string,
    options: EndpointServiceOptions = {},
  ): ec2.InterfaceVpcEndpoint {
    throwAll(validateZones('availabilityZones', options.availabilityZones, this.availabilityZones));
    const port = options.port ?? HTTPS_PORT;
    const securityGroup = new ec2.SecurityGroup(this, `${id}SecurityGroup`, {
      vpc: this.vpc,
      description: 'Endpoint of a service: traffic from inside the VPC, nothing out',
      allowAllOutbound: false,
    });
    for (const cidr of this.cidrs) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(port), 'From inside the VPC');
    }
    return new ec2.InterfaceVpcEndpoint(this, id, {
      vpc: this.vpc,
      service: new ec2.InterfaceVpcEndpointService(serviceName, port),
      privateDnsEnabled: options.privateDnsEnabled ?? false,
      subnets: { subnetGroupName: PRIVATE_TIER, availabilityZones: options.availabilityZones },
      securityGroups: [securityGroup],
      open: false,
    });
  }

  private flowLogDestination({ _options, _toS3, _deliveryStream }: FlowLogs): ec2.FlowLogDestination {
    if (_toS3) return flowLogBucket(Stack.of(this), _toS3.bucket, _toS3.options);
    if (!_deliveryStream) return new FlowLogGroup(this, 'FlowLogGroup', _options).destination;

    Tags.of(_deliveryStream).add('LogDeliveryEnabled', 'true');
    return ec2.FlowLogDestination.toFirehose(_deliveryStream);
  }

  private validateEndpointPolicies(): string[] {
    return [
      ...validateEndpointPolicy(this.s3Endpoint, 'S3 endpoint', 's3EndpointBuckets'),
      ...validateEndpointPolicy(this.dynamoDbEndpoint, 'DynamoDB endpoint', 'dynamoDbEndpointTables'),
    ];
  }

  private addSecondaryBlocks(vpc: ec2.Vpc, cidrBlocks: string[] = []): void {
    for (const cidrBlock of cidrBlocks) {
      const id = `SecondaryBlock${cidrBlock.replace(/\D/g, '-')}`;
      new ec2.CfnVPCCidrBlock(this, id, { vpcId: vpc.vpcId, cidrBlock });
    }
  }

  private addNatInstance(vpc: ec2.Vpc, cidrs: string[], props: NatInstanceOptions): string[] {
    const [subnet] = vpc.publicSubnets as [ec2.ISubnet];
    const { networkInterfaceId, publicIp } = new NatInstance(this, 'NatInstance', { ...props, vpc, subnet, cidrs });
    for (const privateSubnet of vpc.privateSubnets as RoutableSubnet[]) {
      // Has the ID that the CDK gives to the route to a NAT gateway, so that changing the strategy updates the route.
      privateSubnet.addRoute('DefaultRoute', {
        routerType: ec2.RouterType.NETWORK_INTERFACE,
        routerId: networkInterfaceId,
        enablesInternetConnectivity: true,
      });
    }
    return publicIp === undefined ? [] : [publicIp];
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
    { interfaceEndpoints = [], interfaceEndpointsWithoutPolicy = [], ...props }: NetworkProps,
  ): Map<string, ec2.InterfaceVpcEndpoint> {
    const services = [...interfaceEndpoints, ...interfaceEndpointsWithoutPolicy];
    if (services.length === 0) return new Map();

    const options = {
      vpc,
      securityGroups: [this.addInterfaceEndpointSecurityGroup(vpc)],
      // The rule of the security group replaces the default rule, which depends on an attribute of the VPC.
      open: false,
    };
    const endpoints = services.map((service): [string, ec2.InterfaceVpcEndpoint] => {
      const { shortName } = service;
      const id = `${pascalCase(shortName)}InterfaceEndpoint`;
      const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
        ...options,
        service,
        subnets: interfaceEndpointSubnets(
          vpc,
          props.interfaceEndpointPlacement,
          props.interfaceEndpointAvailabilityZones?.[shortName],
        ),
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

  private addInterfaceEndpointSecurityGroup(vpc: ec2.Vpc): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, 'InterfaceEndpointSecurityGroup', {
      vpc,
      description: 'Interface endpoints: HTTPS from inside the VPC, nothing out',
      allowAllOutbound: false,
    });
    for (const cidr of this.cidrs) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.HTTPS, 'HTTPS from inside the VPC');
    }
    return securityGroup;
  }

  private addFlowLog(vpc: ec2.Vpc, flowLogs: FlowLogs): ec2.IFlowLog {
    const { _options } = flowLogs;
    return new ec2.FlowLog(this, 'FlowLog', {
      resourceType: ec2.FlowLogResourceType.fromVpc(vpc),
      destination: this.flowLogDestination(flowLogs),
      logFormat: _options.logFormat,
      trafficType: _options.trafficType,
      maxAggregationInterval: _options.maxAggregationInterval,
    });
  }
}

/** The new addresses of the NAT gateways, which the subnets of the gateways create. */
function gatewayAddresses(vpc: ec2.Vpc): string[] {
  return vpc.publicSubnets.flatMap(({ node }) => {
    const address = node.tryFindChild('EIP') as ec2.CfnEIP | undefined;
    return address ? [address.attrPublicIp] : [];
  });
}

function interfaceEndpointSubnets(
  vpc: ec2.Vpc,
  placement?: InterfaceEndpointPlacement,
  availabilityZones?: string[],
): ec2.SubnetSelection {
  const tier = { subnetGroupName: PRIVATE_TIER };
  if (availabilityZones) return { ...tier, availabilityZones };
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
