import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { EnvironmentStage } from '../src/environment-stage';
import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../src/environments';
import type { Template } from '../src/gates/template';

import { context } from '../cdk.json';

/** Stands in for the processor's build, so that these tests need none. */
const BUNDLE = join(__dirname, 'fixtures/bundle');

/** A synthesised stack: its name and its template. */
export interface Synthesised {
  readonly stackName: string;
  readonly terminationProtection: boolean | undefined;
  readonly template: Template & { readonly Outputs?: Record<string, { Export?: { Name: string }; Value?: unknown }> };
}

/** The stacks of an environment, by the last part of their path. */
export function synthesise(
  environment: EnvironmentName,
  settings: EnvironmentSettings = ENVIRONMENTS[environment],
): Record<'Network' | 'Data' | 'Ingestion', Synthesised> {
  const app = new App({ context });
  const stage = new EnvironmentStage(app, environment, { settings, processorBundle: BUNDLE });
  const assembly = stage.synth();
  expect(assembly.manifest.missing).toBeUndefined();
  return Object.fromEntries(
    assembly.stacks.map(({ stackName, template, terminationProtection, hierarchicalId }) => [
      hierarchicalId.split('/').at(-1) as string,
      { stackName, terminationProtection, template: template as Synthesised['template'] },
    ]),
  ) as ReturnType<typeof synthesise>;
}

/**
 * The properties of the only resource of a type.
 *
 * @param construct the construct it is of, where there are several of the type
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
