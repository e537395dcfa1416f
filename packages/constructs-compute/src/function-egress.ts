import * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * What a function in a VPC may open connections to, by the rules of its security group.
 *
 * It is nothing until it is said, as with rights: routes decide what can be reached, and a NAT gateway that somebody adds
 * for another workload must not be a way out for this one. A connection that no rule lets out does not fail, it times
 * out. Lambda itself, its queue and its log are not reached through the VPC.
 *
 * - An interface endpoint has addresses of the VPC: `Peer.ipv4(vpc.vpcCidrBlock)`.
 * - A gateway endpoint (S3, DynamoDB) is a route to public addresses: `Peer.prefixList('pl-…')`. CloudFormation cannot
 *   tell the id, which differs by region. `aws ec2 describe-managed-prefix-lists` shows it, and `PrefixList.fromLookup`
 *   finds it when synthesised, with credentials, by a name such as `com.amazonaws.eu-west-1.s3`.
 * - For other ports there are the function's `connections`.
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
  /** Nothing, but for what is let out by `connections`. */
  public static none(): FunctionEgress {
    return new FunctionEgress([]);
  }

  /** Any IPv4 address by HTTPS: every AWS service without knowing its addresses, and whatever else routes lead to. */
  public static https(): FunctionEgress {
    return new FunctionEgress([ec2.Peer.anyIpv4()]);
  }

  /** These by HTTPS: blocks of addresses, prefix lists, security groups. */
  public static httpsTo(...peers: ec2.IPeer[]): FunctionEgress {
    return new FunctionEgress(peers);
  }

  private constructor(
    /**
     * What HTTPS may go to.
     *
     * @internal
     */
    public readonly _peers: ec2.IPeer[],
  ) {}
}
