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
