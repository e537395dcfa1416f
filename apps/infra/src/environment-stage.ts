import { Stage, type StageSynthesisOptions } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import type { BuiltProject } from './built-project';
import { validateBudget } from './cost/budget';
import { costOfEnvironment } from './cost/environment-cost';
import type { EnvironmentName, EnvironmentSettings } from './environments';
import { sizeEnvironment } from './load/environment-size';
import { regionsOf } from './region-settings';
import { RegionStacks } from './region-stacks';

/** Properties of {@link EnvironmentStage}. */
export interface EnvironmentStageProps {
  readonly settings: EnvironmentSettings;
  /** The folders with the builds of the projects that are deployed. */
  readonly builds: Readonly<Record<BuiltProject, string>>;
}

/** An environment: an independent deployment of all stacks, in one region or in two. */
export class EnvironmentStage extends Stage {
  public constructor(
    scope: Construct,
    private readonly environment: EnvironmentName,
    private readonly props: EnvironmentStageProps,
  ) {
    const { settings } = props;
    super(scope, environment, { env: { account: settings.account, region: settings.regions[0].region } });

    const [primary, standby] = regionsOf(environment, settings);
    const common = { ...props, size: sizeEnvironment(environment, settings) };
    const stacks = new RegionStacks(this, { ...common, region: primary });
    if (standby) new RegionStacks(this, { ...common, region: standby, primary: stacks });
  }

  /**
   * Synthesises the templates, which have the fixed cost.
   *
   * @throws OverBudgetError if the environment costs more than its budget
   */
  public override synth(options?: StageSynthesisOptions): CloudAssembly {
    const { environment, props } = this;
    const assembly = super.synth(options);
    validateBudget(environment, props.settings, costOfEnvironment(environment, props.settings, assembly));
    return assembly;
  }
}
