import { NatInstanceOptions } from './nat-instance-options';
import { validateNatInstance } from './private/validate-nat-instance';
import { throwAll } from './private/throw-all';

/**
 * What gives the private subnets a way out to the internet.
 *
 * A NAT gateway is billed by the hour and by the gigabyte; the S3 and DynamoDB gateway endpoints of a `Network` are
 * free, so a workload that talks to these two alone needs none. An instance costs about a fifth of a gateway.
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

  /**
   * One NAT instance of your own, in the first availability zone, for what may be without a way out for minutes.
   *
   * A dead instance is replaced, in the same zone; the next one takes over its network interface, which the routes
   * point to, and its public address. Nobody can log in to it: it has no role, no key and no port open to the
   * internet.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html
   * @throws when `instanceType` or `maxInstanceLifetime` break their rules, with every breach in one message
   */
  public static instance(props: NatInstanceOptions = {}): NatStrategy {
    throwAll(validateNatInstance(props));
    return new NatStrategy(() => 0, props);
  }

  /** One NAT gateway, in the first availability zone; the way out is lost with that zone. */
  public static single(): NatStrategy {
    return new NatStrategy(() => 1);
  }

  /** One NAT gateway in each availability zone; losing a zone leaves the others their way out. */
  public static perAz(): NatStrategy {
    return new NatStrategy((availabilityZones) => availabilityZones);
  }

  private constructor(
    private readonly gateways: (availabilityZones: number) => number,
    /**
     * The NAT instance, where there is one.
     *
     * @internal
     */
    public readonly _instance?: NatInstanceOptions,
  ) {}

  /**
   * The number of NAT gateways for a number of availability zones.
   *
   * @internal
   */
  public _gateways(availabilityZones: number): number {
    return this.gateways(availabilityZones);
  }
}
