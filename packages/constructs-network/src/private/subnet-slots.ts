import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Cidr, cidrSize, formatCidr } from './cidr';
import { DATABASE_TIER } from './subnet-tiers';

/** The number of availability zones that have reserved slots. */
export const MAX_AVAILABILITY_ZONES = 6;

/** A private subnet is a sixteenth of the VPC and the others a 256th: 4096 and 256 addresses of a /16. */
export const PRIVATE_PREFIX_BITS = 4;
export const PUBLIC_PREFIX_BITS = 8;

/** The number of subnets of the size of public ones before the first subnet of a tier. */
const FIRST_SMALL_SLOTS = { public: 0, database: MAX_AVAILABILITY_ZONES };

/** The tiers of subnets in the order of their slots. Each tier has one subnet per availability zone. */
export const TIERS = ['private', 'public', 'database'] as const;
export type Tier = (typeof TIERS)[number];

/** The tier of a subnet configuration. Isolated subnets are private, except for those of databases. */
export function tierOf({ name, subnetType }: ec2.SubnetConfiguration): Tier {
  if (name === DATABASE_TIER) return 'database';
  return subnetType === ec2.SubnetType.PUBLIC ? 'public' : 'private';
}

/** The index of a block of the size of public ones, by its tier and the index of its zone. */
export function smallSlot(tier: Exclude<Tier, 'private'>, zone: number): number {
  return FIRST_SMALL_SLOTS[tier] + zone;
}

/**
 * The block of a subnet, by its tier and the index of its availability zone.
 *
 * The block only depends on the arguments, so adding a zone or a tier does not move other subnets. Six private blocks
 * are followed by six public blocks and six blocks for databases, and more than half of the VPC is left for future
 * tiers.
 */
export function subnetCidr(vpc: Cidr, tier: Tier, zone: number): string {
  const privatePrefix = vpc.prefix + PRIVATE_PREFIX_BITS;
  if (tier === 'private') {
    return formatCidr({ address: vpc.address + zone * cidrSize(privatePrefix), prefix: privatePrefix });
  }
  const firstPublic = vpc.address + MAX_AVAILABILITY_ZONES * cidrSize(privatePrefix);
  const publicPrefix = vpc.prefix + PUBLIC_PREFIX_BITS;
  return formatCidr({ address: firstPublic + smallSlot(tier, zone) * cidrSize(publicPrefix), prefix: publicPrefix });
}

/**
 * Allocates a fixed slot to every subnet of a VPC.
 *
 * The `reservedAzs` of `Vpc` also reserves slots, but adds placeholder zones to `vpc.availabilityZones` and to the
 * array of the caller, and allocates blocks in the order of the tiers.
 */
export class SubnetSlots implements ec2.IIpAddresses {
  public constructor(private readonly vpc: Cidr) {}

  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: formatCidr(this.vpc) };
  }

  public allocateSubnetsCidr({ requestedSubnets }: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const zonesOfTier = { private: 0, public: 0, database: 0 };
    return {
      allocatedSubnets: requestedSubnets.map(({ configuration }) => {
        const tier = tierOf(configuration);
        return { cidr: subnetCidr(this.vpc, tier, zonesOfTier[tier]++) };
      }),
    };
  }
}
