import * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * The destinations that a function in a VPC can reach, as rules of its security group.
 *
 * Routes decide which destinations exist, and these rules decide which of them this function can reach. A NAT gateway
 * that is added for another workload therefore does not give this function internet access. A connection that no rule
 * allows times out. Lambda does not use the VPC to poll the queue or to write logs.
 *
 * - An interface endpoint has addresses in the VPC: use `Peer.ipv4(vpc.vpcCidrBlock)`.
 * - A gateway endpoint (S3, DynamoDB) is a route to public addresses: use `Peer.prefixList('pl-…')`. The ID differs by
 *   region and is not available in CloudFormation. Find it with `aws ec2 describe-managed-prefix-lists`, or look it up
 *   during synthesis with `PrefixList.fromLookup` and a name such as `com.amazonaws.eu-west-1.s3`.
 * - For ports other than 443, use the `connections` of the function.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-security
 * @example
 *
 * declare const vpc: ec2.IVpc;
 * const s3 = ec2.PrefixList.fromLookup(this, 'S3', { prefixListName: `com.amazonaws.${this.region}.s3` });
 * new Arm64Function(this, 'Reader', {
 *   code: lambda.Code.fromAsset('dist'),
 *   handler: 'index.handler',
 *   vpc,
 *   egress: FunctionEgress.httpsTo(ec2.Peer.ipv4(vpc.vpcCidrBlock), s3),
 * });
 */
export class FunctionEgress {
  /** Allows no connections, except those added through `connections`. */
  public static none(): FunctionEgress {
    return new FunctionEgress([]);
  }

  /** Allows HTTPS to every IPv4 address that routes lead to, including all AWS services. */
  public static https(): FunctionEgress {
    return new FunctionEgress([ec2.Peer.anyIpv4()]);
  }

  /**
   * Allows HTTPS to the given peers.
   *
   * @param peers CIDR blocks, prefix lists or security groups
   */
  public static httpsTo(...peers: ec2.IPeer[]): FunctionEgress {
    return new FunctionEgress(peers);
  }

  private constructor(
    /**
     * The peers that HTTPS is allowed to.
     *
     * @internal
     */
    public readonly _peers: ec2.IPeer[],
  ) {}
}
