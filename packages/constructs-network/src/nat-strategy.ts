import { NatGatewayOptions } from './nat-gateway-options';
import { NatInstanceOptions } from './nat-instance-options';
import { throwAll } from './private/throw-all';
import { validateNatInstance } from './private/validate-nat-instance';

/**
 * How the private subnets of a `Network` reach the internet.
 *
 * A NAT gateway is billed per hour and per gigabyte, and a NAT instance costs about a fifth of it. The gateway
 * endpoints of a `Network` are free of charge, so a workload that only uses S3 and DynamoDB does not need NAT.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 * @example
 *
 * new Network(this, 'Network', { nat: NatStrategy.single() });
 */
export class NatStrategy {
  /** No internet access. The private subnets are isolated, and there are no public subnets and no internet gateway. */
  public static none(): NatStrategy {
    return new NatStrategy(() => 0);
  }

  /**
   * One NAT instance in the first availability zone. Suitable for workloads that tolerate a few minutes without access.
   *
   * A failed instance is replaced in the same zone. The new instance takes over the network interface, which the routes
   * refer to, and the public address. The instance has no role, no SSH key and no port that is open to the internet.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html
   * @param options the options of the instance
   * @throws if `instanceType` or `maxInstanceLifetime` is invalid; the error lists every violation
   */
  public static instance(options: NatInstanceOptions = {}): NatStrategy {
    throwAll(validateNatInstance(options));
    return new NatStrategy(() => 0, options);
  }

  /**
   * One NAT gateway in the first availability zone. If that zone fails, all zones lose internet access.
   *
   * @param options the options of the gateway
   */
  public static single(options: NatGatewayOptions = {}): NatStrategy {
    return new NatStrategy(() => 1, undefined, options.allocationIds);
  }

  /**
   * One NAT gateway in each availability zone. If a zone fails, the other zones keep internet access.
   *
   * @param options the options of the gateways
   */
  public static perAz(options: NatGatewayOptions = {}): NatStrategy {
    return new NatStrategy((availabilityZones) => availabilityZones, undefined, options.allocationIds);
  }

  private constructor(
    private readonly gateways: (availabilityZones: number) => number,
    /**
     * The options of the NAT instance, if there is one.
     *
     * @internal
     */
    public readonly _instance?: NatInstanceOptions,
    /**
     * The allocation IDs of the addresses of the gateways, unless they have new addresses.
     *
     * @internal
     */
    public readonly _allocationIds?: string[],
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
