import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpointPlacement } from './interface-endpoint-placement';
import { NatStrategy } from './nat-strategy';
import { NetworkAddresses } from './network-addresses';

/** Properties of a `Network`. */
export interface NetworkProps {
  /**
   * The VPC's `Name` tag.
   *
   * @default - the construct's path
   */
  readonly vpcName?: string;

  /**
   * The IPv4 addresses of the VPC.
   *
   * @default NetworkAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: NetworkAddresses;

  /**
   * The availability zones, 2 to 6 of the stack's, each once, in an order that is kept: a subnet's place follows from
   * its zone's place in this list. Append a zone and nothing moves.
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
   * Whether the subnets have IPv6 as well, from a /56 that Amazon provides.
   *
   * With a way out, the private subnets have one for IPv6 too, through an egress-only internet gateway, which costs
   * nothing and lets nobody in; without one they are isolated in both. Addresses are given in the private subnets
   * alone. IPv4 stays as it is, whether this is turned on or off.
   *
   * What asks for S3 or DynamoDB by their IPv6 names goes around the gateway endpoints, which carry IPv4.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * The private subnets' way out to the internet.
   *
   * @default NatStrategy.none()
   */
  readonly nat?: NatStrategy;

  /**
   * AWS services to reach inside the VPC through interface endpoints, billed by the hour and zone. Each lets through
   * exact actions, by principals of the stack's account on what that account owns.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly interfaceEndpoints?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The exact actions that interface endpoints let through, by the short name of the service (`sqs`, `ecr.dkr`), in
   * place of the default ones. A service without default ones needs its entry.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   * @default - those of `InterfaceEndpointActions` for the service
   */
  readonly interfaceEndpointActions?: Record<string, string[]>;

  /**
   * Further services to reach through interface endpoints, of those that take no policy on theirs: whoever has the
   * credentials of any account may use them from inside the VPC.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly interfaceEndpointsWithoutPolicy?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The availability zones that the interface endpoints have an address in.
   *
   * @default InterfaceEndpointPlacement.PER_AZ
   */
  readonly interfaceEndpointPlacement?: InterfaceEndpointPlacement;

  /**
   * The buckets that may be reached through the S3 endpoint, one at least, of whatever account; only by the stack's
   * account.
   *
   * AWS's own buckets are not among the default ones: layers of container images
   * (`prod-<region>-starport-layer-bucket`) and packages of Amazon Linux (`al2023-repos-<region>-de612dc2`) are not
   * asked for in the account's name, and take a statement of their own in `s3Endpoint.addToPolicy()`. Lambda fetches
   * code and layers from outside the VPC.
   *
   * A bucket of another stack makes this stack depend on that one.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html#edit-vpc-endpoint-policy-s3
   * @default - every bucket of the stack's account
   */
  readonly s3EndpointBuckets?: s3.IBucket[];

  /**
   * The exact actions that the S3 endpoint lets through. To widen them, list the default ones and more.
   *
   * @default GatewayEndpointActions.S3
   */
  readonly s3EndpointActions?: string[];

  /**
   * The tables, one at least, with their indexes, that may be reached through the DynamoDB endpoint; only by the
   * stack's account.
   *
   * A table of another stack makes this stack depend on that one.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html#iam-policies-ddb
   * @default - every table of the stack's account and region
   */
  readonly dynamoDbEndpointTables?: dynamodb.ITable[];

  /**
   * The exact actions that the DynamoDB endpoint lets through. To widen them, list the default ones and more.
   *
   * @default GatewayEndpointActions.DYNAMODB
   */
  readonly dynamoDbEndpointActions?: string[];

  /**
   * Where the records of the VPC's traffic go. They are billed by the gigabyte, and how much of it is worth its price
   * is for the application to say.
   *
   * @default - no records
   */
  readonly flowLogs?: FlowLogs;
}
