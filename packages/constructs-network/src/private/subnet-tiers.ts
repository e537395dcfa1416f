import * as ec2 from 'aws-cdk-lib/aws-ec2';

export const PRIVATE_TIER = 'Private';
const PUBLIC_TIER = 'Public';
export const DATABASE_TIER = 'Database';

/** The tiers of a network. */
export interface SubnetTierOptions {
  /** True if the private subnets have a route to the internet. */
  readonly hasEgress: boolean;
  readonly hasPublic: boolean;
  readonly hasDatabase: boolean;
  readonly dualStack?: boolean;
}

/**
 * The tiers in the order of their slots. Public subnets do not assign public addresses.
 *
 * The logical ID of a subnet is derived from the name of its tier, so changing the type of the tier does not replace
 * it.
 */
export function subnetTiers({
  hasEgress,
  hasPublic,
  hasDatabase,
  dualStack,
}: SubnetTierOptions): ec2.SubnetConfiguration[] {
  const { PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS, PUBLIC } = ec2.SubnetType;
  return [
    { name: PRIVATE_TIER, subnetType: hasEgress ? PRIVATE_WITH_EGRESS : PRIVATE_ISOLATED },
    ...(hasPublic
      ? [
          {
            name: PUBLIC_TIER,
            subnetType: PUBLIC,
            mapPublicIpOnLaunch: false,
            ...(dualStack && { ipv6AssignAddressOnCreation: false }),
          },
        ]
      : []),
    ...(hasDatabase ? [{ name: DATABASE_TIER, subnetType: PRIVATE_ISOLATED }] : []),
  ];
}
