import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { EnvironmentStage } from '../src/environment-stage';
import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../src/environments';
import type { Resource, Template } from '@trading/template';
import type { StackId, StackTemplate } from '../verification/assembly';

import { context } from '../cdk.json';

/** Replace the builds, so that these tests need none. */
export const BUILDS = {
  processor: join(__dirname, 'fixtures/processor'),
  query: join(__dirname, 'fixtures/query'),
  exporter: join(__dirname, 'fixtures/exporter'),
  chart: join(__dirname, 'fixtures/chart'),
};

/** A synthesised stack. */
export interface SynthesisedStack {
  readonly stackName: string;
  readonly terminationProtection: boolean | undefined;
  /** The names of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
  /** The file with the template, beside the manifest of the stack's assets. */
  readonly path: string;
  readonly template: StackTemplate;
}

/** The stacks of an environment by id. */
export type SynthesisedStacks = Readonly<Record<Exclude<StackId, 'Web'>, SynthesisedStack>> & {
  readonly Web?: SynthesisedStack;
};

/** The assemblies that were synthesised, by environment and settings. A synthesis takes a second. */
const assemblies = new Map<EnvironmentName, Map<EnvironmentSettings, CloudAssembly>>();

/**
 * Synthesises the stacks of a region of an environment. Equal calls return the same templates, which tests must not change.
 *
 * @param region by default the primary region
 */
export function synthesise(
  environment: EnvironmentName,
  settings: EnvironmentSettings = ENVIRONMENTS[environment],
  region = settings.regions[0].region,
): SynthesisedStacks {
  const assembly = assemblyOf(environment, settings);
  const stacks = assembly.stacks.filter((stack) => stack.environment.region === region);
  return Object.fromEntries(
    stacks.map((stack) => [
      stack.hierarchicalId.split('/').at(-1)?.replace(`-${region}`, '') as string,
      {
        stackName: stack.stackName,
        terminationProtection: stack.terminationProtection,
        dependencies: stack.dependencies.flatMap((each) => ('stackName' in each ? [String(each.stackName)] : [])),
        path: stack.templateFullPath,
        template: stack.template as StackTemplate,
      },
    ]),
  ) as unknown as SynthesisedStacks;
}

/** Synthesises the stacks of all regions of an environment. Equal calls return the same assembly. */
export function assemblyOf(
  environment: EnvironmentName,
  settings: EnvironmentSettings = ENVIRONMENTS[environment],
): CloudAssembly {
  const ofEnvironment = assemblies.get(environment) ?? new Map<EnvironmentSettings, CloudAssembly>();
  const known = ofEnvironment.get(settings);
  if (known) return known;
  const app = new App({ context });
  // Tests change settings without regard to what that costs.
  const unlimited = { ...settings, monthlyBudget: Infinity };
  const assembly = new EnvironmentStage(app, environment, { settings: unlimited, builds: BUILDS }).synth();
  expect(assembly.manifest.missing).toBeUndefined();
  assemblies.set(environment, ofEnvironment.set(settings, assembly));
  return assembly;
}

/** The resources of a type. */
export function resourcesOf({ Resources = {} }: Template, type: string): Resource[] {
  return Object.values(Resources).filter(({ Type }) => Type === type);
}

/**
 * The properties of the only resource of a type.
 *
 * @param construct the id of the resource's construct, if the template has several resources of the type
 */
export function only(
  template: Template,
  type: string,
  construct = '',
): Record<string, unknown> & { DeletionPolicy?: string } {
  const found = Object.entries(template.Resources ?? {}).filter(
    ([logicalId, { Type }]) => Type === type && logicalId.startsWith(construct),
  );
  expect(found).toHaveLength(1);
  const resource = found[0]?.[1];
  return { ...resource?.Properties, DeletionPolicy: resource?.DeletionPolicy };
}
