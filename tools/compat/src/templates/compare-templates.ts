import type { Finding } from '../finding';
import type { Template, UsageTemplates } from '../synthesis/template';
import { lostBackups } from './backups';
import { fates } from './fates';
import { lostExports, otherChanges } from './other-changes';
import { widenedPermissions } from './permissions/widened-permissions';
import { lostProtections } from './protections/lost-protections';
import { openedSecurityGroups } from './permissions/opened-security-groups';
import { takenNames } from './taken-names';
import { TemplateChange } from './template-change';

const COMPARISONS: readonly ((change: TemplateChange) => Finding[])[] = [
  fates,
  takenNames,
  lostProtections,
  lostBackups,
  lostExports,
  widenedPermissions,
  openedSecurityGroups,
  otherChanges,
];

/** What happens to a running stack whose template changes (docs/compatibility.md); nothing where it does not. */
export function compareTemplates(before: Template, after: Template): Finding[] {
  const change = new TemplateChange(before, after);
  return COMPARISONS.flatMap((compare) => compare(change));
}

/** The same for all stacks of a usage, also for those that only one of the two has. */
export function compareUsages(before: UsageTemplates = {}, after: UsageTemplates): Finding[] {
  const stacks = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...stacks].flatMap((stack) => compareTemplates(before[stack] ?? {}, after[stack] ?? {}));
}
