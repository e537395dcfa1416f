import type { Finding } from '../finding';
import type { Template } from '@trading/template';
import type { UsageTemplates } from '../synthesis/usage-templates';
import { lostBackups } from './backups';
import { resourceChanges } from './resource-changes';
import { changedBehaviour } from './behaviour';
import { changedExports } from './changed-exports';
import { otherChanges } from './other-changes';
import { changedPermissions } from './permissions/changed-permissions';
import { lostProtections } from './protections/lost-protections';
import { openedSecurityGroups } from './permissions/opened-security-groups';
import { nameConflicts } from './name-conflicts';
import { TemplateChange } from './template-change';

const COMPARISONS: readonly ((change: TemplateChange) => Finding[])[] = [
  resourceChanges,
  nameConflicts,
  lostProtections,
  lostBackups,
  changedExports,
  changedBehaviour,
  changedPermissions,
  openedSecurityGroups,
  otherChanges,
];

/** Finds the effects of a template change on a running stack (docs/compatibility.md). */
export function compareTemplates(before: Template, after: Template): Finding[] {
  const change = new TemplateChange(before, after);
  return COMPARISONS.flatMap((compare) => compare(change));
}

/** Compares the templates of all stacks of a usage, including stacks that were added or removed. */
export function compareUsages(before: UsageTemplates = {}, after: UsageTemplates): Finding[] {
  const stacks = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...stacks].flatMap((stack) => compareTemplates(before[stack] ?? {}, after[stack] ?? {}));
}
