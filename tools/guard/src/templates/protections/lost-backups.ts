import type { Template } from '@trading/template';
import { list, valueAt } from '@trading/template';
import { identityOf, referred, render } from '../intrinsics';
import type { TemplateChange } from '../template-change';
import type { ProtectionLoss } from './lost-protections';
import { DATA_LOSS } from './protection';

/** Finds remaining resources that have fewer recovery points than before, or keep them for a shorter time. */
export function lostBackups(change: TemplateChange): ProtectionLoss[] {
  const now = recoveryPoints(change.after);
  return [...recoveryPoints(change.before)].flatMap(([key, { resource, vault, days }]) => {
    const left = now.get(key)?.days ?? 0;
    const logicalId = identityOf(resource);
    if (left >= days || !change.keeps(logicalId)) return [];
    return {
      logicalId,
      protection: `days of recovery points in ${vault}`,
      part: '',
      before: String(days),
      after: String(left),
      reason: DATA_LOSS,
      isCertain: true,
    };
  });
}

interface RecoveryPoints {
  readonly resource: string;
  readonly vault: string;
  readonly days: number;
}

/** The recovery points that AWS Backup keeps of each resource in each vault. */
function recoveryPoints({ Resources = {} }: Template): Map<string, RecoveryPoints> {
  const points = new Map<string, RecoveryPoints>();
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::Backup::BackupSelection') continue;
    const plan = Resources[referred(Properties?.['BackupPlanId']) ?? ''];
    for (const target of list(valueAt(Properties, 'BackupSelection.Resources'))) {
      const resource = render(target);
      for (const { vault, days } of list(valueAt(plan?.Properties, 'BackupPlan.BackupPlanRule')).flatMap(targets)) {
        const key = `${resource} ${vault}`;
        points.set(key, { resource, vault, days: Math.max(days, points.get(key)?.days ?? 0) });
      }
    }
  }
  return points;
}

/** The vaults in which a rule of a plan keeps recovery points or copies of them. */
function targets(rule: unknown): { vault: string; days: number }[] {
  const to = (vault: unknown, lifecycle: unknown) => {
    const days = valueAt(lifecycle, 'DeleteAfterDays');
    return { vault: render(vault), days: typeof days === 'number' ? days : Infinity };
  };
  return [
    to(valueAt(rule, 'TargetBackupVault'), valueAt(rule, 'Lifecycle')),
    ...list(valueAt(rule, 'CopyActions')).map((copy) =>
      to(valueAt(copy, 'DestinationBackupVaultArn'), valueAt(copy, 'Lifecycle')),
    ),
  ];
}
