import { describeLoss, lostBackups, lostProtections, type TemplateChange } from '@trading/guard/templates';
import type { Finding } from '../finding';

/** Finds remaining stateful resources that are less protected than before, or have fewer recovery points. */
export function weakenedProtections(change: TemplateChange): Finding[] {
  return [...lostProtections(change), ...lostBackups(change)].map((loss) => ({
    bump: 'major',
    subject: change.subject(loss.logicalId),
    change: describeLoss(loss),
    reason: loss.reason,
  }));
}
