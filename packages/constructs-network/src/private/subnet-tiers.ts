import * as ec2 from 'aws-cdk-lib/aws-ec2';

export const PRIVATE_TIER = 'Private';
const PUBLIC_TIER = 'Public';

/**
 * The tiers, in the order of their slots. A subnet's logical id follows from the tier's name, whatever its type. No
 * address of a public subnet is given by the subnet, neither of IPv4 nor of IPv6.
 */
export function subnetTiers(hasWayOut: boolean, dualStack = false): ec2.SubnetConfiguration[] {
  if (!hasWayOut) return [{ name: PRIVATE_TIER, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  return [
    { name: PRIVATE_TIER, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    {
      name: PUBLIC_TIER,
      subnetType: ec2.SubnetType.PUBLIC,
      mapPublicIpOnLaunch: false,
      ...(dualStack && { ipv6AssignAddressOnCreation: false }),
    },
  ];
}
