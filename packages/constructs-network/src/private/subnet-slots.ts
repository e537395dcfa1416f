import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Cidr, cidrSize, formatCidr } from './cidr';

/** How many availability zones have their place kept, used or not. */
export const MAX_AVAILABILITY_ZONES = 6;

/** A private subnet is a sixteenth of the VPC, a public one a 256th: of a /16, 4096 and 256 addresses. */
export const PRIVATE_PREFIX_BITS = 4;
export const PUBLIC_PREFIX_BITS = 8;

/** The tiers of subnets, one subnet in each availability zone, in the order of their slots. */
export const TIERS = ['private', 'public'] as const;
export type Tier = (typeof TIERS)[number];

/** Isolated or not, what is not public is private. */
export function tierOf({ subnetType }: ec2.SubnetConfiguration): Tier {
  return subnetType === ec2.SubnetType.PUBLIC ? 'public' : 'private';
}

/**
 * The block of a tier's subnet in the nth availability zone (from 0).
 *
 * It follows from its arguments alone: another zone or another tier moves nothing. Six private blocks come first, six
 * public ones follow, and more than half of the VPC stays free for tiers to come.
 */
export function subnetCidr(vpc: Cidr, tier: Tier, zone: number): string {
  const privatePrefix = vpc.prefix + PRIVATE_PREFIX_BITS;
  if (tier === 'private') {
    return formatCidr({ address: vpc.address + zone * cidrSize(privatePrefix), prefix: privatePrefix });
  }
  const firstPublic = vpc.address + MAX_AVAILABILITY_ZONES * cidrSize(privatePrefix);
  const publicPrefix = vpc.prefix + PUBLIC_PREFIX_BITS;
  return formatCidr({ address: firstPublic + zone * cidrSize(publicPrefix), prefix: publicPrefix });
}

/**
 * Gives every subnet of a VPC its fixed slot.
 *
 * `Vpc`'s own `reservedAzs` keeps slots as well, but leaves made-up zones in `vpc.availabilityZones` and in the
 * caller's array, and hands out blocks in the order of the tiers.
 */
export class SubnetSlots implements ec2.IIpAddresses {
  public constructor(private readonly vpc: Cidr) {}

  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: formatCidr(this.vpc) };
  }

  public allocateSubnetsCidr({ requestedSubnets }: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const zonesOfTier = { private: 0, public: 0 };
    return {
      allocatedSubnets: requestedSubnets.map(({ configuration }) => {
        const tier = tierOf(configuration);
        return { cidr: subnetCidr(this.vpc, tier, zonesOfTier[tier]++) };
      }),
    };
  }
}
