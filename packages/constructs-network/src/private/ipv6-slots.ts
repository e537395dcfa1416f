import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { MAX_AVAILABILITY_ZONES, Tier, TIERS } from './subnet-slots';

const SUBNET_BITS = '64';

/**
 * Allocates a fixed /64 of the /56 provided by Amazon to every subnet: the first six to private subnets, the next six
 * to public subnets, and the next six to subnets for databases.
 *
 * `Ipv6Addresses.amazonProvided()` numbers the subnets consecutively, so another zone would change the public subnets.
 */
export class Ipv6Slots implements ec2.IIpv6Addresses {
  public readonly amazonProvided = true;

  /**
   * @param availabilityZones the number of zones, each with a subnet of every tier
   * @param tiers the tiers of the network, in the order of `TIERS`
   */
  public constructor(
    private readonly availabilityZones: number,
    private readonly tiers: Tier[],
  ) {}

  public allocateVpcIpv6Cidr(request: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    return ec2.Ipv6Addresses.amazonProvided().allocateVpcIpv6Cidr(request);
  }

  public createIpv6CidrBlocks({ ipv6SelectedCidr }: ec2.CreateIpv6CidrBlocksRequest): string[] {
    // The count of networks without the last tier does not change.
    const tiers = this.tiers.includes('database') ? TIERS.length : TIERS.length - 1;
    return Fn.cidr(ipv6SelectedCidr, tiers * MAX_AVAILABILITY_ZONES, SUBNET_BITS);
  }

  /** `Vpc` requests blocks tier by tier, in the order of `TIERS`, and zone by zone. */
  public allocateSubnetsIpv6Cidr(request: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    return {
      allocatedSubnets: request.allocatedSubnets.map(({ cidr }, index) => {
        const tier = this.tiers[Math.floor(index / this.availabilityZones)] as Tier;
        const slot = TIERS.indexOf(tier) * MAX_AVAILABILITY_ZONES + (index % this.availabilityZones);
        return { cidr, ipv6Cidr: Fn.select(slot, request.ipv6Cidrs) };
      }),
    };
  }
}
