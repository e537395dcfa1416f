import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { MAX_AVAILABILITY_ZONES, TIERS } from './subnet-slots';

const SUBNET_BITS = '64';

/** The number of /64 blocks in use, of the 256 in a /56. */
const SLOTS = TIERS.length * MAX_AVAILABILITY_ZONES;

/**
 * Allocates a fixed /64 of the /56 provided by Amazon to every subnet: the first six to private subnets, the next six
 * to public subnets.
 *
 * `Ipv6Addresses.amazonProvided()` numbers the subnets consecutively, so another zone would change the public subnets.
 */
export class Ipv6Slots implements ec2.IIpv6Addresses {
  public readonly amazonProvided = true;

  public constructor(private readonly availabilityZones: number) {}

  public allocateVpcIpv6Cidr(request: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    return ec2.Ipv6Addresses.amazonProvided().allocateVpcIpv6Cidr(request);
  }

  public createIpv6CidrBlocks({ ipv6SelectedCidr }: ec2.CreateIpv6CidrBlocksRequest): string[] {
    return Fn.cidr(ipv6SelectedCidr, SLOTS, SUBNET_BITS);
  }

  /** `Vpc` requests blocks tier by tier, in the order of `TIERS`, and zone by zone. */
  public allocateSubnetsIpv6Cidr(request: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    return {
      allocatedSubnets: request.allocatedSubnets.map(({ cidr }, index) => {
        const tier = Math.floor(index / this.availabilityZones);
        const slot = tier * MAX_AVAILABILITY_ZONES + (index % this.availabilityZones);
        return { cidr, ipv6Cidr: Fn.select(slot, request.ipv6Cidrs) };
      }),
    };
  }
}
