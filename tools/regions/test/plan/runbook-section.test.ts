import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRunbook } from '../../src/plan/runbook-section';

test('the document has the steps that the commands run', () => {
  const document = readFileSync(join(__dirname, '../../../../docs/operations/regions.md'), 'utf8');
  // If not: npx tsx tools/regions/src/write-runbook.ts
  expect(document).toBe(withRunbook(document));
});

test('replaces what is between the marks, and nothing else', () => {
  const document = withRunbook('before\n<!-- runbook -->\nXYZ\n<!-- /runbook -->\nafter\n');
  expect(document).toMatch(/^before\n<!-- runbook -->\n\n### Planned fail-over\n/);
  expect(document).toMatch(/\n\n<!-- \/runbook -->\nafter\n$/);
  expect(document).not.toContain('XYZ');
});

test.each(['', '<!-- /runbook --> <!-- runbook -->'])('rejects a document without a place for it: %j', (document) => {
  expect(() => withRunbook(document)).toThrow('Expected a document with <!-- runbook --> and <!-- /runbook -->');
});

test('the sections that the runbook links to are unique in the document', () => {
  const document = readFileSync(join(__dirname, '../../../../docs/operations/regions.md'), 'utf8');
  const headings = [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  const links = new Set([...document.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor));
  expect(links.size).toBeGreaterThan(3);
  for (const link of links) {
    expect(headings.filter((heading) => heading.toLowerCase().replaceAll(' ', '-') === link)).toHaveLength(1);
  }
});
