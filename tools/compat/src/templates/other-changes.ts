import { deepEqual } from '@aws-cdk/cloudformation-diff';
import type { Finding } from '../finding';
import { isReplacement, render, type TemplateChange } from '@trading/guard/templates';

/** The longest excerpt of a value in a report. */
const SHOWN_CHARACTERS = 60;

/** Finds all properties that are updated in place. The other comparisons judge further effects. */
export function otherChanges(change: TemplateChange): Finding[] {
  const resources = [...change.differences].flatMap(([logicalId, difference]) => {
    const { isAddition, isRemoval, changeImpact, propertyUpdates, otherChanges: attributes } = difference;
    if (isAddition || isRemoval || isReplacement(changeImpact)) return [];
    return Object.entries({ ...propertyUpdates, ...attributes }).map(([name, { oldValue, newValue }]) => ({
      subject: change.subject(logicalId),
      change: `${name}: ${describe(oldValue, newValue)}`,
    }));
  });
  const { before, after } = change;
  const sections = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((section) => section !== 'Resources' && !deepEqual(before[section], after[section]))
    .map((section) => ({ subject: section, change: describe(before[section], after[section]) }));
  return [...resources, ...sections].map((each) => ({ bump: 'patch', ...each, reason: 'it is updated in place' }));
}

/** Shows two values, or the part of long values around their first difference. */
function describe(before: unknown, after: unknown): string {
  const [left, right] = [before, after].map((value) => (value === undefined ? 'none' : render(value))) as [
    string,
    string,
  ];
  let differsAt = 0;
  while (differsAt < left.length && left[differsAt] === right[differsAt]) differsAt++;
  const start = Math.max(0, differsAt - SHOWN_CHARACTERS / 2);
  return [left, right].map((text) => excerpt(text, start)).join(' → ');
}

function excerpt(text: string, start: number): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  const end = start + SHOWN_CHARACTERS;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
