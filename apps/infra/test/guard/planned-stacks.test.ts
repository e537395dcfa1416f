import { App } from 'aws-cdk-lib/core';
import { EnvironmentStage } from '../../src/environment-stage';
import { ENVIRONMENTS } from '../../src/environments';
import { plannedStacks } from '../../src/guard/planned-stacks';
import { BUILDS, synthesise } from '../synthesise';

import { context } from '../../cdk.json';

test('reads the stacks of all regions of an environment from an assembly', () => {
  const app = new App({ context });
  for (const environment of ['dev', 'production'] as const) {
    new EnvironmentStage(app, environment, { settings: ENVIRONMENTS[environment], builds: BUILDS });
  }

  const stacks = plannedStacks(app.synth().directory, 'production');

  const { Data } = synthesise('production');
  expect(new Set(stacks.map(({ region }) => region))).toEqual(new Set(['us-east-1', 'us-west-2']));
  expect(stacks).toContainEqual({
    ...{ name: 'analytics-data-production-us-east-1', region: 'us-east-1', terminationProtection: true },
    template: Data.template,
  });
});
