import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { MAX_AVAILABILITY_ZONES, TIERS } from './subnet-slots';

const SUBNET_BITS = '64';

/** Of the 256 that a /56 has. */
const SLOTS = TIERS.length * MAX_AVAILABILITY_ZONES;

/**
 * Gives every subnet of a VPC its fixed /64 of the /56 that Amazon provides: the first six are the private subnets',
 * the next six the public ones', used or not.
 *
 * CDK's own numbers the subnets as they come, so that another zone would move the public ones.
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

  /** `Vpc` asks tier by tier, in the order of the tiers, and zone by zone. */
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
