import * as ec2 from 'aws-cdk-lib/aws-ec2';

export const PRIVATE_TIER = 'Private';
const PUBLIC_TIER = 'Public';

/**
 * The tiers in the order of their slots. Public subnets do not assign public addresses.
 *
 * The logical ID of a subnet is derived from the name of its tier, so changing the type of the tier does not replace
 * it.
 */
export function subnetTiers(hasEgress: boolean, dualStack = false): ec2.SubnetConfiguration[] {
  if (!hasEgress) return [{ name: PRIVATE_TIER, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
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
