import { regionSwitchPlans } from '@trading/regions/region-switch';
import { App, BootstraplessSynthesizer } from 'aws-cdk-lib/core';
import { context } from '../../cdk.json';
import type { Template } from '@trading/template';
import { resourceName, type Place } from '../naming';
import { RegionSwitchStack } from '../stacks/region-switch-stack';
import { tagStack } from '../tags';

/** The regions of an environment, and its account. */
export interface RegionSwitchOptions {
  readonly account: string;
  readonly primary: Place;
  readonly standby: Place;
  /** True if functions run the steps that need no person. */
  readonly hasFunctions: boolean;
}

/** A template that CloudFormation deploys in the primary region. */
export interface RegionSwitchTemplate {
  readonly stackName: string;
  readonly template: Template;
}

/** Renders the template of the plans of ARC Region switch. */
export function renderRegionSwitch({
  account,
  primary,
  standby,
  hasFunctions,
}: RegionSwitchOptions): RegionSwitchTemplate {
  const { environment } = primary;
  const regions = { environment, primary: primary.region, standby: standby.region };
  const app = new App({ context });
  const stack = new RegionSwitchStack(app, 'RegionSwitch', {
    stackName: resourceName('analytics-region-switch', primary),
    description: `Trading analytics, ${environment}: plans of ARC Region switch`,
    env: { account, region: primary.region },
    // No assets, and no roles of the bootstrap stack: any deployment of CloudFormation will do.
    synthesizer: new BootstraplessSynthesizer(),
    ...{ primary, standby, plans: regionSwitchPlans(regions, hasFunctions) },
  });
  tagStack(stack, primary);
  return { stackName: stack.stackName, template: app.synth().getStackByName(stack.stackName).template as Template };
}
