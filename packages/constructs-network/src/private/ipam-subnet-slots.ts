import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import {
  MAX_AVAILABILITY_ZONES,
  PRIVATE_PREFIX_BITS,
  PUBLIC_PREFIX_BITS,
  smallSlot,
  Tier,
  tierOf,
} from './subnet-slots';

const ADDRESS_BITS = 32;

/** The index of the first public slot in blocks of the public size. It follows all private slots. */
const FIRST_PUBLIC_SLOT = MAX_AVAILABILITY_ZONES * 2 ** (PUBLIC_PREFIX_BITS - PRIVATE_PREFIX_BITS);

/** The slots of `SubnetSlots`, in a block that an IPAM pool allocates during deployment. */
export class IpamSubnetSlots implements ec2.IIpAddresses {
  public constructor(
    private readonly poolId: string,
    private readonly netmaskLength: number,
  ) {}

  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { ipv4IpamPoolId: this.poolId, ipv4NetmaskLength: this.netmaskLength };
  }

  public allocateSubnetsCidr({ vpcCidr, requestedSubnets }: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const zonesOfTier = { private: 0, public: 0, database: 0 };
    return {
      allocatedSubnets: requestedSubnets.map(({ configuration }) => {
        const tier = tierOf(configuration);
        return { cidr: this.subnetCidr(vpcCidr, tier, zonesOfTier[tier]++) };
      }),
    };
  }

  private subnetCidr(vpcCidr: string, tier: Tier, zone: number): string {
    const bits = tier === 'private' ? PRIVATE_PREFIX_BITS : PUBLIC_PREFIX_BITS;
    const firstSlot = tier === 'private' ? 0 : FIRST_PUBLIC_SLOT + smallSlot(tier, 0);
    const hostBits = ADDRESS_BITS - this.netmaskLength - bits;
    return Fn.select(firstSlot + zone, Fn.cidr(vpcCidr, firstSlot + MAX_AVAILABILITY_ZONES, String(hostBits)));
  }
}
