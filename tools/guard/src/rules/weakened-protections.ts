import { describeLoss, lostBackups, lostProtections } from '../templates';
import type { StackDanger } from '../danger';
import type { StackChange } from '../stack-change';

/** Finds guarded resources that are protected less. CloudFormation calls these changes updates. */
export function weakenedProtections(change: StackChange): StackDanger[] {
  return [...lostProtections(change), ...lostBackups(change)].map((loss) => ({
    logicalId: loss.logicalId,
    rule: ruleOf(loss.protection),
    certainty: loss.isCertain ? 'certain' : 'possible',
    change: describeLoss(loss),
    reason: loss.reason,
  }));
}

/** The name of a protection as the name of a rule, without the vault of backups. */
function ruleOf(protection: string): string {
  return protection
    .replace(/ in .*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
}
