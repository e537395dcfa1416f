import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Cidr, parseCidr } from './private/cidr';
import { IpamSubnetSlots } from './private/ipam-subnet-slots';
import { SubnetSlots } from './private/subnet-slots';
import { throwAll } from './private/throw-all';
import { validateCidr, validateIpam } from './private/validate-network-addresses';

const DEFAULT_NETMASK_LENGTH = 16;

/** Options for `NetworkAddresses.ipam()`. */
export interface IpamAddressesOptions {
  /**
   * The prefix length of the block that is requested from the pool: an integer between 16 and 20.
   *
   * @default 16
   */
  readonly netmaskLength?: number;
}

/**
 * The source of the IPv4 addresses of a `Network`.
 *
 * Each private subnet gets a sixteenth of the block and each public subnet a 256th, in slots that never move.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @example
 *
 * new Network(this, 'Network', { ipAddresses: NetworkAddresses.cidr('10.20.0.0/16') });
 */
export class NetworkAddresses {
  /**
   * Uses a fixed IPv4 block.
   *
   * @param cidr the block, known at synthesis, with a prefix length between /16 and /20, such as `10.20.0.0/16`
   * @throws if `cidr` is invalid; the error lists every violation
   */
  public static cidr(cidr: string): NetworkAddresses {
    throwAll(validateCidr(cidr));
    return new NetworkAddresses(new SubnetSlots(parseCidr(cidr) as Cidr), cidr);
  }

  /**
   * Uses an IPv4 block that a pool of Amazon VPC IP Address Manager (IPAM) allocates during deployment.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/what-it-is-ipam.html
   * @param poolId the ID of the IPAM pool
   * @param options the size of the block
   * @throws if `poolId` or `netmaskLength` is invalid; the error lists every violation
   */
  public static ipam(poolId: string, options: IpamAddressesOptions = {}): NetworkAddresses {
    throwAll(validateIpam(poolId, options.netmaskLength));
    return new NetworkAddresses(new IpamSubnetSlots(poolId, options.netmaskLength ?? DEFAULT_NETMASK_LENGTH));
  }

  private constructor(
    /**
     * Allocates the block of the VPC and the blocks of its subnets.
     *
     * @internal
     */
    public readonly _slots: ec2.IIpAddresses,
    /**
     * The block of the VPC, if it is known at synthesis.
     *
     * @internal
     */
    public readonly _cidr?: string,
  ) {}
}
