import { compareStacks, fingerprintOf, type Override, type StackState } from '@trading/guard';
import { App, Stack, Stage } from 'aws-cdk-lib/core';
import { DangerousDeploymentError, guardDeployment } from '../../src/guard/guard-deployment';
import { recordOverrides } from '../../src/guard/served-overrides';
import { properties, stackOf, type Mutable } from './guarded-app';

const TODAY = new Date('2026-12-01T12:00:00Z');
const PLACE = 'us-east-1/analytics-data-production-us-east-1';

const deployed = stackOf('production', 'Data');
const planned = structuredClone(deployed);
properties(planned.template, 'AWS::DynamoDB::GlobalTable')['Replicas'][0].DeletionProtectionEnabled = false;
const [danger] = compareStacks([deployed], [planned]);
const OVERRIDE: Override = {
  ...{ stack: PLACE, resource: danger!.logicalId, rule: 'deletion-protection', fingerprint: fingerprintOf(danger!) },
  ...{ reason: 'The replica moves', expires: '2026-12-15' },
};

function guard(before: StackState, after: StackState, overrides: readonly Override[] = []): string[] {
  return guardDeployment('production', [before], [after], overrides, TODAY);
}

/** A stack as the app synthesises it with overrides. */
function withMetadata(stack: StackState, ...overrides: Override[]): StackState {
  const app = new App();
  const stage = new Stage(app, 'production', { env: { account: '333333333333', region: 'us-east-1' } });
  new Stack(stage, 'Data', { stackName: stack.name });
  recordOverrides(stage, overrides);
  const { Metadata } = stage.synth().getStackByName(stack.name).template as Mutable;
  return { ...stack, template: { ...stack.template, Metadata } };
}

test('lets a deployment pass that loses nothing', () => {
  expect(guard(deployed, deployed)).toEqual([]);
  expect(guard(planned, deployed)).toEqual([]);
});

test('refuses a deployment that loses something, and says how to accept it', () => {
  const attempt = () => guard(deployed, planned);
  expect(attempt).toThrow(DangerousDeploymentError);
  expect(attempt).toThrow(
    new RegExp(
      '^production was not deployed, because the deployment would lose something \\(1\\). Nothing was changed.\n' +
        `AnalyticsTable\\w+ .* of ${PLACE} has less protection: deletion protection \\(us-west-2\\), true → false\n` +
        '    certain: data may be lost\n' +
        `    .* fingerprint: '${OVERRIDE.fingerprint}', .*\n` +
        'Undo the change',
    ),
  );
});

test('lets a deployment pass that an override accepts, and shows it', () => {
  expect(guard(deployed, planned, [OVERRIDE])).toEqual([
    expect.stringMatching(/ → false\n    certain: data may be lost\n    accepted until 2026-12-15: The replica moves$/),
  ]);
});

test('an override serves once: not again after the stack was deployed with it', () => {
  // The change is deployed, undone by a deployment that still has the override, and tried again.
  const undone = withMetadata(deployed, OVERRIDE);
  const again = withMetadata(planned, OVERRIDE);

  expect(guard(withMetadata(planned, OVERRIDE), undone, [OVERRIDE])).toHaveLength(1);
  expect(() => guard(undone, again, [OVERRIDE])).toThrow('its override has served already');
});

test('an override serves again if its deployment failed, so that its stack has the former template', () => {
  expect(guard(deployed, withMetadata(planned, OVERRIDE), [OVERRIDE])).toHaveLength(1);
});

test('an override for other values than the deployed ones does not serve', () => {
  const retention = (stack: StackState, DeleteAfterDays: number) => {
    const copy = structuredClone(stack);
    const [rule] = properties(copy.template, 'AWS::Backup::BackupPlan')['BackupPlan'].BackupPlanRule;
    rule.Lifecycle = { DeleteAfterDays };
    return copy;
  };
  const [shorter] = compareStacks([deployed], [retention(deployed, 30)]);
  const override = { ...OVERRIDE, rule: shorter!.rule, fingerprint: fingerprintOf(shorter!) };

  expect(() => guard(deployed, retention(deployed, 30), [override])).not.toThrow();
  expect(() => guard(deployed, retention(deployed, 1), [override])).toThrow('its override is for another change');
});

test('names the overrides that can be removed, of the stacks that are deployed', () => {
  const elsewhere = { ...OVERRIDE, stack: 'us-east-1/analytics-data-staging-us-east-1' };
  expect(guard(deployed, deployed, [OVERRIDE, elsewhere])).toEqual([
    `The override ${OVERRIDE.fingerprint} of ${OVERRIDE.resource} (${PLACE}) has served, or matches nothing: ` +
      'remove it from apps/infra/src/guard/overrides.ts',
  ]);
});

test('only the stacks of an override have its metadata', () => {
  const elsewhere = { ...OVERRIDE, stack: 'us-west-2/analytics-data-production-us-east-1' };
  expect(withMetadata(deployed, elsewhere).template['Metadata']).toBeUndefined();
  expect(withMetadata(deployed, OVERRIDE).template['Metadata']).toEqual({
    'trading:guard-overrides': [`${OVERRIDE.fingerprint} until 2026-12-15`],
  });
});
