import { ENVIRONMENTS, type EnvironmentSettings } from '../src/environments';
import type { StandbySettings } from '../src/region-settings';
import type { StackId } from '../verification/assembly';
import { synthesise, type SynthesisedStack, type SynthesisedStacks } from './synthesise';

const [PRIMARY] = ENVIRONMENTS.production.regions;

/** A standby of production in us-west-2. */
export const STANDBY: StandbySettings = {
  region: 'us-west-2',
  deployed: true,
  network: { cidr: '10.4.0.0/16', availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'] },
  alarmTopicArn: 'arn:aws:sns:us-west-2:333333333333:on-call',
  pageDomain: {
    name: 'bars-west.trading.example',
    certificateArn: 'arn:aws:acm:us-east-1:333333333333:certificate/11111111-1111-1111-1111-111111111111',
  },
};

/** The settings of production with a standby. */
export function withStandby(changes: Partial<EnvironmentSettings> = {}): EnvironmentSettings {
  return { ...ENVIRONMENTS.production, regions: [PRIMARY, STANDBY], tableReplicas: [], ...changes };
}

/** The stacks of the regions of production with a standby. */
export interface TwoRegions {
  readonly primary: Readonly<Record<StackId, SynthesisedStack>>;
  readonly standby: Readonly<Record<StackId, SynthesisedStack>>;
}

/** Synthesises production with a standby. */
export function synthesiseTwoRegions(changes?: Partial<EnvironmentSettings>): TwoRegions {
  const settings = withStandby(changes);
  const stacksOf = (region: string) => synthesise('production', settings, region) as Required<SynthesisedStacks>;
  return { primary: stacksOf(PRIMARY.region), standby: stacksOf(STANDBY.region) };
}
