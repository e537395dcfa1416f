import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { list, valueAt } from '@trading/template';
import { render } from '../templates';
import type { StackDanger } from '../danger';
import type { StackChange } from '../stack-change';

/** Settings of a selection that decide which of its resources are backed up. */
const FILTERS = ['Conditions', 'ListOfTags', 'NotResources'];

const REASON = 'a backup that is missing is noticed when it is needed';

/** Finds plans that run at other times or not continuously, lose a rule, and selections that may leave out resources. */
export function weakenedBackupPlans(change: StackChange): StackDanger[] {
  return Object.entries(change.before.Resources ?? {}).flatMap(([logicalId, { Type, Properties: before }]) => {
    const after = change.after.Resources?.[logicalId];
    // The protected resources tell of a removed plan or selection.
    if (after === undefined) return [];
    if (Type === 'AWS::Backup::BackupPlan') return weakenedRules(logicalId, before, after.Properties);
    if (Type === 'AWS::Backup::BackupSelection') return changedFilters(logicalId, before, after.Properties);
    return [];
  });
}

function weakenedRules(logicalId: string, before: unknown, after: unknown): StackDanger[] {
  const rules = byName(after);
  return [...byName(before)].flatMap(([name, rule]): StackDanger[] => {
    const now = rules.get(name);
    const all = { logicalId, reason: REASON };
    if (now === undefined) {
      return [{ ...all, rule: 'backup-rule-removed', certainty: 'certain', change: `no longer has its rule ${name}` }];
    }
    const [schedule, other] = [rule, now].map((each) => render(valueAt(each, 'ScheduleExpression')));
    const wasContinuous = valueAt(rule, 'EnableContinuousBackup') === true;
    const isContinuous = valueAt(now, 'EnableContinuousBackup') === true;
    return [
      ...(schedule === other
        ? []
        : [
            {
              ...{ ...all, rule: 'backup-schedule', certainty: 'possible' as const },
              change: `backs up at other times: ${name}, ${schedule} → ${other}`,
            },
          ]),
      ...(wasContinuous && !isContinuous
        ? [
            {
              ...{ ...all, rule: 'continuous-backup', certainty: 'certain' as const },
              change: `no longer backs up continuously: ${name}`,
            },
          ]
        : []),
    ];
  });
}

function changedFilters(logicalId: string, before: unknown, after: unknown): StackDanger[] {
  return FILTERS.flatMap((name): StackDanger[] => {
    const [was, is] = [before, after].map((each) => valueAt(each, `BackupSelection.${name}`));
    if (deepEqual(was, is)) return [];
    return [
      {
        ...{ logicalId, rule: 'backup-selection', certainty: 'possible', reason: REASON },
        change: `selects other resources: ${name}, ${render(was ?? 'none')} → ${render(is ?? 'none')}`,
      },
    ];
  });
}

function byName(properties: unknown): Map<string, unknown> {
  return new Map(
    list(valueAt(properties, 'BackupPlan.BackupPlanRule')).map((rule) => [render(valueAt(rule, 'RuleName')), rule]),
  );
}
