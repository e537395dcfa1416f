/** A domain, with a certificate of ACM for it. */
export interface DomainSettings {
  readonly name: string;
  readonly certificateArn: string;
}

/** The settings of a region of an environment. All others are the same in each of its regions. */
export interface RegionSettings {
  /** The name of the region, such as `us-east-1`. */
  readonly region: string;
  readonly network: {
    /** The CIDR block of the VPC. It must not overlap with that of any other region or environment. */
    readonly cidr: string;
    /** Zones of the region. Only append to this list, so that existing subnets keep their addresses. */
    readonly availabilityZones: readonly string[];
  };
  /** The SNS topic of the region that its alarms notify. None by default. */
  readonly alarmTopicArn?: string;
  /** The domain of the query API, with a certificate in this region. API Gateway assigns one by default. */
  readonly queryDomain?: DomainSettings;
  /**
   * The domain of the page, with a certificate in us-east-1. CloudFront assigns one by default, and accepts a domain for one
   * distribution only.
   */
  readonly pageDomain?: DomainSettings;
}

/** The regions of an environment. */
export interface RegionalSettings {
  /** The regions with all stacks, primary first. */
  readonly regions: readonly [primary: RegionSettings];
  /** Further regions, which only have a replica of the table for readers. None by default. */
  readonly tableReplicas?: readonly string[];
}

/** Returns the names of all regions with data of an environment, primary first. */
export function regionNames({ regions, tableReplicas = [] }: RegionalSettings): [primary: string, ...others: string[]] {
  const [primary, ...others] = regions;
  return [primary.region, ...others.map(({ region }) => region), ...tableReplicas];
}
