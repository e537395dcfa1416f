import { TemplateChange } from '@trading/guard/templates';
import type { Finding } from '../finding';
import type { Template } from '@trading/template';
import type { UsageTemplates } from '../synthesis/usage-templates';
import { resourceChanges } from './resource-changes';
import { changedBehaviour } from './behaviour';
import { changedExports } from './changed-exports';
import { otherChanges } from './other-changes';
import { changedPermissions } from './permissions/changed-permissions';
import { openedSecurityGroups } from './permissions/opened-security-groups';
import { nameConflicts } from './name-conflicts';
import { weakenedProtections } from './weakened-protections';

const COMPARISONS: readonly ((change: TemplateChange) => Finding[])[] = [
  resourceChanges,
  nameConflicts,
  weakenedProtections,
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
