import { App } from 'aws-cdk-lib/core';
import { OverBudgetError, validateBudget } from '../../src/cost/budget';
import { costOfEnvironment } from '../../src/cost/environment-cost';
import { EnvironmentStage } from '../../src/environment-stage';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import { assemblyOf, BUILDS } from '../synthesise';
import { SAMPLE_COST } from './sample-cost';

import { context } from '../../cdk.json';

const validate = (monthlyBudget: number) => () => {
  validateBudget('dev', { monthlyBudget }, SAMPLE_COST);
};

test('a cost within the budget is accepted, a higher one is not', () => {
  expect(validate(25)).not.toThrow();
  expect(validate(24)).toThrow(OverBudgetError);
});

test('the message says how much is too much, for what, and what to change', () => {
  expect(validate(20)).toThrow(
    'dev costs $24.90 a month, which is $4.90 above its budget of $20.00. The largest items:\n' +
      '  $14.60: 1,460 × hour of an interface endpoint in a zone at $0.01 in us-east-1: use fewer zones, or fewer endpoints\n' +
      '  $10.00: 16 × million write request units at $0.625 in us-east-1: lower `load`, or change `table.capacityMode`\n' +
      '  $0.30: 3 × month of a metric of an alarm at $0.1 in us-east-1: remove alarms\n' +
      'Change these, or raise `monthlyBudget` of dev in src/environments.ts. ' +
      '`npx nx run infra:cost --configuration=dev` prints all items.',
  );
});

test.each([0, -1, NaN])('a budget of %d is not valid', (monthlyBudget) => {
  expect(validate(monthlyBudget)).toThrow(`\`monthlyBudget\` must be above 0, got: ${monthlyBudget}`);
});

test('an environment above its budget is not synthesised', () => {
  const synthesise = (monthlyBudget: number) => () =>
    new EnvironmentStage(new App({ context }), 'dev', {
      settings: { ...ENVIRONMENTS.dev, monthlyBudget },
      builds: BUILDS,
    }).synth();
  expect(synthesise(ENVIRONMENTS.dev.monthlyBudget)).not.toThrow();
  expect(synthesise(80)).toThrow(OverBudgetError);
});

test.each(ENVIRONMENT_NAMES)('%s is within its budget, which is not far above its cost', (name) => {
  const settings = ENVIRONMENTS[name];
  const cost = costOfEnvironment(name, settings, assemblyOf(name));
  expect(() => {
    validateBudget(name, settings, cost);
  }).not.toThrow();
  expect(settings.monthlyBudget).toBeLessThan(1.5 * cost.total.usd);
});
