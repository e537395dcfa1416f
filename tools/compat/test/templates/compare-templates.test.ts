import { join } from 'node:path';
import { largest } from '../../src/bump';
import { readCatalogue } from '../../src/catalogue/catalogue';
import { synthesise, templatesOf } from '../../src/synthesis/synthesise';
import { compareTemplates } from '../../src/templates/compare-templates';
import { EDITS, type MutableTemplate } from './edits';

const WORKSPACE = join(__dirname, '../../../..');

/** Loading the CDK and synthesising the usages takes seconds. */
const TIMEOUT_MS = 60_000;

const USAGES = [...new Set(EDITS.map(({ of }) => of))];

/** The current templates of the edited usages, by `<package>/<usage>`. Each usage has a single stack. */
const templates = new Map<string, MutableTemplate>();

// One process synthesises the usages of all packages. None of them uses the declared values of its package.
beforeAll(async () => {
  const sources = USAGES.map((usage): [string, string] => {
    const [name = '', module = ''] = usage.split('/');
    const source = readCatalogue(join(WORKSPACE, 'packages', name, 'compat')).usages.get(module);
    return [fileNameOf(usage), source!];
  });
  const code = { nodeModules: join(WORKSPACE, 'node_modules'), published: false };
  const results = templatesOf(await synthesise({ declared: '', usages: new Map(sources) }, code));
  for (const usage of USAGES) {
    templates.set(usage, Object.values(results.get(fileNameOf(usage))!)[0] as MutableTemplate);
  }
}, TIMEOUT_MS);

function fileNameOf(usage: string): string {
  return usage.replace('/', '-');
}

test.each(EDITS.map((edit) => [edit.bump, edit.name, edit] as const))(
  'a %s bump is needed for %s',
  (bump, _name, edit) => {
    // GIVEN
    const before = templates.get(edit.of)!;
    const after = structuredClone(before);

    // WHEN
    edit.edit(after);
    const findings = compareTemplates(before, after);

    // THEN
    const told = findings
      .filter((finding) => finding.bump === bump)
      .map(({ subject, change }) => `${subject} ${change}`);
    expect(told.join('\n')).toMatch(edit.says);
    expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
  },
);

test.each(USAGES)('no bump is needed if %s does not change', (usage) => {
  expect(compareTemplates(templates.get(usage)!, templates.get(usage)!)).toEqual([]);
});
