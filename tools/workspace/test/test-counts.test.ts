import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, renderCounts } from '../src/test-counts';

const root = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Writes a report of jest. */
function report(path: string, counts: Partial<Record<string, number>>): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  const none = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0 };
  writeFileSync(join(root, path), JSON.stringify({ ...none, ...counts }));
}

report('apps/a/test-report.json', { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 });
report('apps/a/simulation-full-report.json', { numPassedTests: 10 });
report('libs/b/test-report.json', { numPassedTests: 4, numRuntimeErrorTestSuites: 1 });
report('docs/c/test-report.json', { numPassedTests: 100 });

describe('countTests', () => {
  test('adds up all reports of the projects; a file that cannot be run counts as a failed test', () => {
    expect(countTests(root)).toEqual({ passed: 17, failed: 2, skipped: 2 });
  });

  test('adds up only the reports of the given targets', () => {
    expect(countTests(root, ['test', 'simulation'])).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });
});

test('renderCounts mentions skipped tests only if there are any', () => {
  expect(renderCounts({ passed: 2, failed: 1, skipped: 0 })).toBe('2 passed, 1 failed');
  expect(renderCounts({ passed: 2, failed: 0, skipped: 3 })).toBe('2 passed, 0 failed, 3 skipped');
});
