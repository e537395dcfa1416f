import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { largest } from '../../src/bump';
import type { UsageTemplates } from '../../src/synthesis/template';
import { compareTemplates } from '../../src/templates/compare-templates';
import { EDITS } from './edits';

const PACKAGES = join(__dirname, '../../../../packages');

/** The template of a usage with one stack, as it was released. */
function released(usage: string): Record<string, any> {
  const [name = '', file = ''] = usage.split('/');
  const path = join(PACKAGES, name, 'compat', 'released', 'templates', `${file}.json`);
  const [template] = Object.values(JSON.parse(readFileSync(path, 'utf8')) as UsageTemplates);
  return template as Record<string, any>;
}

test.each(EDITS.map((edit) => [edit.bump, edit.name, edit] as const))('asks for a %s bump: %s', (bump, _name, edit) => {
  // GIVEN
  const before = released(edit.of);
  const after = structuredClone(before);

  // WHEN
  edit.edit(after);
  const findings = compareTemplates(before, after);

  // THEN
  const told = findings.filter((finding) => finding.bump === bump).map(({ subject, change }) => `${subject} ${change}`);
  expect(told.join('\n')).toMatch(edit.says);
  expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
});

test.each([...new Set(EDITS.map(({ of }) => of))])('asks for nothing where %s stays as it is', (usage) => {
  expect(compareTemplates(released(usage), released(usage))).toEqual([]);
});
