/**
 * How many NAT gateways give the private subnets a way out to the internet.
 *
 * A NAT gateway is billed by the hour and by the gigabyte; the S3 and DynamoDB gateway endpoints of a `Network` are
 * free, so a workload that talks to these two alone needs none.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 * @example
 *
 * new Network(this, 'Network', { nat: NatStrategy.single() });
 */
export class NatStrategy {
  /** No way out: the private subnets are isolated, and there is no public subnet and no internet gateway. */
  public static none(): NatStrategy {
    return new NatStrategy(() => 0);
  }

  /** One NAT gateway, in the first availability zone; the way out is lost with that zone. */
  public static single(): NatStrategy {
    return new NatStrategy(() => 1);
  }

  /** One NAT gateway in each availability zone; losing a zone leaves the others their way out. */
  public static perAz(): NatStrategy {
    return new NatStrategy((availabilityZones) => availabilityZones);
  }

  private constructor(private readonly gateways: (availabilityZones: number) => number) {}

  /**
   * The number of NAT gateways for a number of availability zones.
   *
   * @internal
   */
  public _gateways(availabilityZones: number): number {
    return this.gateways(availabilityZones);
  }
}
