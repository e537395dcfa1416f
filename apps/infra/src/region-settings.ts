import { InvalidSettingsError } from './invalid-settings-error';
import type { Place } from './naming';

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

/** The settings of a second region with all stacks, which stands by for the first one. */
export interface StandbySettings extends RegionSettings {
  /**
   * True once the standby has been deployed. Only then does the primary region replicate trade files to it, because S3 rejects a
   * replication whose destination does not exist (docs/operations/regions.md).
   */
  readonly deployed: boolean;
}

/** The regions of an environment. */
export interface RegionalSettings {
  /**
   * The regions with all stacks: the primary, which owns the table, and optionally a standby with a replica. They replicate
   * their trade files to each other.
   */
  readonly regions: readonly [primary: RegionSettings] | readonly [primary: RegionSettings, standby: StandbySettings];
  /**
   * The only region that processes trade files and exports bars: the primary or the standby. Set it to the standby after a
   * fail-over, so that a deployment does not turn the primary on again.
   *
   * @default - the primary region
   */
  readonly writer?: string;
  /** Further regions, which only have a replica of the table for readers. None by default. */
  readonly tableReplicas?: readonly string[];
}

/** A region of an environment, and its part in it. */
export interface EnvironmentRegion {
  readonly settings: RegionSettings;
  readonly place: Place;
  /** True in the only region that processes trade files and exports bars. */
  readonly isWriter: boolean;
  /** The regions of the environment that the table is replicated to. */
  readonly tableReplicas: readonly string[];
  /** The primary region, if this is the standby. */
  readonly primary?: Place;
  /** The region that stands by for this one, or that this one stands by for. */
  readonly counterpart?: {
    readonly place: Place;
    /** True unless its bucket is still to be created. */
    readonly isDeployed: boolean;
  };
}

/**
 * Returns the regions of an environment that have all stacks.
 *
 * @param environment the name of the environment
 * @throws InvalidSettingsError with every problem
 */
export function regionsOf(
  environment: string,
  settings: RegionalSettings,
): readonly [primary: EnvironmentRegion] | readonly [primary: EnvironmentRegion, standby: EnvironmentRegion] {
  const problems = validateRegions(settings);
  if (problems.length > 0) throw new InvalidSettingsError(environment, problems);

  const [primary, standby] = settings.regions;
  const writer = writerOf(settings);
  const placeOf = ({ region }: RegionSettings): Place => ({ environment, region });
  const common = (region: RegionSettings) => ({
    settings: region,
    place: placeOf(region),
    isWriter: region.region === writer,
    tableReplicas: regionNames(settings).slice(1),
  });
  if (!standby) return [common(primary)];
  return [
    { ...common(primary), counterpart: { place: placeOf(standby), isDeployed: standby.deployed } },
    // The data of the primary region is deployed first.
    { ...common(standby), primary: placeOf(primary), counterpart: { place: placeOf(primary), isDeployed: true } },
  ];
}

/** Returns the names of all regions with data of an environment, primary first. */
export function regionNames({ regions, tableReplicas = [] }: RegionalSettings): [primary: string, ...others: string[]] {
  const [primary, standby] = regions;
  return [primary.region, ...(standby ? [standby.region] : []), ...tableReplicas];
}

/** Returns the name of the region that processes trade files and exports bars. */
export function writerOf({ regions, writer = regions[0].region }: RegionalSettings): string {
  return writer;
}

function validateRegions(settings: RegionalSettings): string[] {
  const [primary, standby] = settings.regions;
  const names = regionNames(settings);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const writer = writerOf(settings);
  const isStandby = writer === standby?.region;
  return [
    ...twice.map((name) => `\`regions\` and \`tableReplicas\` must name each region once, got twice: '${name}'`),
    ...(writer === primary.region || isStandby
      ? []
      : [`\`writer\` must be the primary region or the standby, got: '${writer}'`]),
    ...(isStandby && !standby.deployed
      ? ['`writer` must not be a standby that is not `deployed`, because it has no trade files']
      : []),
  ];
}
