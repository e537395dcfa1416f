import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpointPlacement } from './interface-endpoint-placement';
import { NatStrategy } from './nat-strategy';
import { NetworkAddresses } from './network-addresses';

/** Properties for a `Network`. */
export interface NetworkProps {
  /**
   * The `Name` tag of the VPC.
   *
   * @default - the path of the construct
   */
  readonly vpcName?: string;

  /**
   * The IPv4 addresses of the VPC.
   *
   * @default NetworkAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: NetworkAddresses;

  /**
   * The availability zones of the subnets: 2 to 6 different zones of the stack, to which you only append later.
   *
   * The position of a zone in the list determines the addresses of its subnets, so appending a zone does not change
   * existing subnets.
   *
   * If the stack has an account and a region, the CDK CLI looks up its zones and stores them in `cdk.context.json`,
   * even if this list is set, because `Vpc` compares both. To avoid the lookup, override the `availabilityZones` of the
   * stack.
   *
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Stack.html#availabilityzones
   * @default - the first two zones of the stack
   */
  readonly availabilityZones?: string[];

  /**
   * Adds IPv6 addresses to the subnets, from a /56 block provided by Amazon.
   *
   * With a NAT strategy, the private subnets reach the internet over IPv6 through an egress-only internet gateway,
   * which is free of charge and allows no inbound connections. Without one they are isolated. Only private subnets
   * assign IPv6 addresses. Enabling or disabling this does not change the IPv4 addresses.
   *
   * Gateway endpoints only support IPv4. Requests to the IPv6 endpoints of S3 or DynamoDB bypass them.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * How the private subnets reach the internet.
   *
   * @default NatStrategy.none()
   */
  readonly nat?: NatStrategy;

  /**
   * Adds public subnets, with a route to an internet gateway and without public addresses by default.
   *
   * @default - true if there is a NAT gateway or instance, which requires them
   */
  readonly publicSubnets?: boolean;

  /**
   * Adds a group of subnets without a route to the internet, `Database`, for databases and caches.
   *
   * Each subnet is a 256th of the block. Select the group `Private` for functions, because without NAT both groups are
   * isolated.
   *
   * @default false
   */
  readonly databaseSubnets?: boolean;

  /**
   * Further IPv4 blocks of the VPC, up to four, for subnets of your own.
   *
   * Interface endpoints and a NAT instance accept traffic from them as well.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#vpc-resize
   * @default - none
   */
  readonly secondaryCidrBlocks?: string[];

  /**
   * The AWS services that are reached through interface endpoints, which are billed per hour and zone.
   *
   * The policy of each endpoint allows specific actions by principals of the stack's account on resources of that
   * account. An endpoint has private DNS names, except for DynamoDB, DynamoDB Streams, the data and credentials of AWS
   * IoT Core, and LoRaWAN, which do not support them: use the DNS names of the endpoint.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly interfaceEndpoints?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The actions that interface endpoints allow by the short name of the service, such as `ecr.dkr`, required if a
   * service has no default actions.
   *
   * They replace the default actions.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   * @default - the actions in `InterfaceEndpointActions`
   */
  readonly interfaceEndpointActions?: Record<string, string[]>;

  /**
   * The AWS services that are reached through interface endpoints without a policy, because they do not support one.
   *
   * These endpoints can be used from inside the VPC with the credentials of any account.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly interfaceEndpointsWithoutPolicy?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The availability zones in which interface endpoints have addresses.
   *
   * @default InterfaceEndpointPlacement.PER_AZ
   */
  readonly interfaceEndpointPlacement?: InterfaceEndpointPlacement;

  /**
   * The availability zones of single interface endpoints by the short name of the service, such as `ecr.dkr`.
   *
   * Use it for a service that is not available in all zones.
   *
   * @default - the zones of `interfaceEndpointPlacement`
   */
  readonly interfaceEndpointAvailabilityZones?: Record<string, string[]>;

  /**
   * The buckets that can be reached through the S3 endpoint, at least one, in the region of the network.
   *
   * The policy requires the owner of each bucket. Import a bucket of another account with its `account`, through
   * `Bucket.fromBucketAttributes()`.
   *
   * Only principals of the stack's account can use the endpoint. Requests that are not made on behalf of the account,
   * such as those for layers of container images (`prod-<region>-starport-layer-bucket`) or packages of Amazon Linux
   * (`al2023-repos-<region>-de612dc2`), need a separate statement: use `s3Endpoint.addToPolicy()`. Lambda does not load
   * code and layers through the VPC.
   *
   * A bucket of another stack makes this stack depend on that stack.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html#edit-vpc-endpoint-policy-s3
   * @default - all buckets of the stack's account
   */
  readonly s3EndpointBuckets?: s3.IBucket[];

  /**
   * The actions that the S3 endpoint allows instead of the default ones.
   *
   * @default GatewayEndpointActions.S3
   */
  readonly s3EndpointActions?: string[];

  /**
   * The tables that can be reached through the DynamoDB endpoint together with their indexes, at least one, in the
   * region of the network.
   *
   * Only principals of the stack's account can use the endpoint. A table of another stack makes this stack depend on
   * that stack.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html#iam-policies-ddb
   * @default - all tables of the stack's account and region
   */
  readonly dynamoDbEndpointTables?: dynamodb.ITable[];

  /**
   * The actions that the DynamoDB endpoint allows instead of the default ones.
   *
   * @default GatewayEndpointActions.DYNAMODB
   */
  readonly dynamoDbEndpointActions?: string[];

  /**
   * The VPC flow logs, which are billed per gigabyte.
   *
   * @default - no flow logs
   */
  readonly flowLogs?: FlowLogs;
}
