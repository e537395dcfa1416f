import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NatStrategy } from './nat-strategy';
import { alignCidr, Cidr, formatCidr, parseCidr } from './private/cidr';
import { MAX_AVAILABILITY_ZONES, SubnetSlots } from './private/subnet-slots';

const DEFAULT_CIDR = '10.0.0.0/16';

/** AWS takes /16 to /28 for a VPC; from /21 on a public slot would be smaller than the smallest subnet, a /28. */
const MIN_PREFIX = 16;
const MAX_PREFIX = 20;

const DEFAULT_AVAILABILITY_ZONES = 2;
const MIN_AVAILABILITY_ZONES = 2;

const PRIVATE_TIER = 'Private';
const PUBLIC_TIER = 'Public';

/** Properties of a `Network`. */
export interface NetworkProps {
  /**
   * The VPC's `Name` tag.
   *
   * @default - the construct's path
   */
  readonly vpcName?: string;

  /**
   * The IPv4 block of the VPC, a literal: from /16 to /20, starting at its base address.
   *
   * Each private subnet is a sixteenth of it, each public subnet a 256th.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
   * @default 10.0.0.0/16
   */
  readonly cidr?: string;

  /**
   * The availability zones, 2 to 6 of the stack's, in an order that is kept: a subnet's place follows from its
   * zone's place in this list. Append a zone and nothing moves.
   *
   * In a stack with an account and a region, reading the stack's zones makes the CDK CLI look them up and note them
   * in `cdk.context.json`, and `Vpc` reads them even when this list is given, to compare. To be without the look-up,
   * override the stack's `availabilityZones` getter.
   *
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Stack.html#availabilityzones
   * @default - the first two of the stack's
   */
  readonly availabilityZones?: string[];

  /**
   * The private subnets' way out to the internet.
   *
   * @default NatStrategy.none()
   */
  readonly nat?: NatStrategy;

  /**
   * AWS services to reach inside the VPC through interface endpoints, billed by the hour and zone.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly interfaceEndpoints?: ec2.InterfaceVpcEndpointAwsService[];
}

/**
 * A VPC whose subnets never move.
 *
 * A private subnet in each availability zone, a public one only where there is a NAT gateway, and gateway endpoints
 * for S3 and DynamoDB. Every subnet has a fixed slot: a further zone, or another `NatStrategy`, leaves the blocks and
 * the logical ids of the others as they were.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 * @example
 *
 * const network = new Network(this, 'Network', { cidr: '10.20.0.0/16', nat: NatStrategy.perAz() });
 */
export class Network extends Construct {
  /** The VPC, with a tier `Private` and, where there is a NAT gateway, a tier `Public`. */
  public readonly vpc: ec2.IVpc;

  /** Keeps the traffic to S3 inside the AWS network, from every subnet. */
  public readonly s3Endpoint: ec2.IGatewayVpcEndpoint;

  /** Keeps the traffic to DynamoDB inside the AWS network, from every subnet. */
  public readonly dynamoDbEndpoint: ec2.IGatewayVpcEndpoint;

  /**
   * @throws when `cidr`, `availabilityZones` or `interfaceEndpoints` break their rules, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);

    const cidr = props.cidr ?? DEFAULT_CIDR;
    const availabilityZones =
      props.availabilityZones ?? Stack.of(this).availabilityZones.slice(0, DEFAULT_AVAILABILITY_ZONES);
    validateProps([
      ...validateCidr(cidr),
      ...validateAvailabilityZones(availabilityZones),
      ...validateInterfaceEndpoints(props.interfaceEndpoints ?? []),
    ]);

    const natGateways = (props.nat ?? NatStrategy.none())._gateways(availabilityZones.length);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      vpcName: props.vpcName,
      ipAddresses: new SubnetSlots(parseCidr(cidr) as Cidr),
      availabilityZones,
      natGateways,
      subnetConfiguration: subnetTiers(natGateways > 0),
      // It would bring a custom resource with a function of its own.
      restrictDefaultSecurityGroup: false,
    });

    this.s3Endpoint = vpc.addGatewayEndpoint('S3Endpoint', { service: ec2.GatewayVpcEndpointAwsService.S3 });
    this.dynamoDbEndpoint = vpc.addGatewayEndpoint('DynamoDbEndpoint', {
      service: ec2.GatewayVpcEndpointAwsService.DYNAMODB,
    });
    this.addInterfaceEndpoints(vpc, cidr, props.interfaceEndpoints ?? []);

    this.vpc = vpc;
  }

  private addInterfaceEndpoints(vpc: ec2.Vpc, cidr: string, services: ec2.InterfaceVpcEndpointAwsService[]): void {
    if (services.length === 0) return;

    const securityGroup = new ec2.SecurityGroup(this, 'InterfaceEndpointSecurityGroup', {
      vpc,
      description: 'Interface endpoints: HTTPS from inside the VPC, nothing out',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.HTTPS, 'HTTPS from inside the VPC');

    for (const service of services) {
      new ec2.InterfaceVpcEndpoint(this, `${pascalCase(service.shortName)}InterfaceEndpoint`, {
        vpc,
        service,
        subnets: { subnetGroupName: PRIVATE_TIER },
        securityGroups: [securityGroup],
        // The rule above stands in for the one that would read the block from the VPC's attributes.
        open: false,
      });
    }
  }
}

/** The tiers. A subnet's logical id follows from the tier's name, whatever its type. */
function subnetTiers(hasNat: boolean): ec2.SubnetConfiguration[] {
  if (!hasNat) return [{ name: PRIVATE_TIER, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  return [
    { name: PRIVATE_TIER, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    { name: PUBLIC_TIER, subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
  ];
}

/** `ecr.api` becomes `EcrApi`. */
function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function validateProps(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

function validateCidr(text: string): string[] {
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

function validateInterfaceEndpoints(services: ec2.InterfaceVpcEndpointAwsService[]): string[] {
  const names = services.map((service) => service.shortName);
  if (new Set(names).size === names.length) return [];
  return [`\`interfaceEndpoints\` must not repeat a service, got: ${names.join(', ')}`];
}
