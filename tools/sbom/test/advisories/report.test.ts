import type { Advisory, Severity } from '../../src/advisories/npm-audit';
import { reportAdvisories } from '../../src/advisories/report';

const SHIPPED = new Map([
  ['zod@4.6.7', ['query']],
  ['hyparquet@1.33.0', ['processor', 'query']],
]);

const advisory = (ref: string, severity: Severity): Advisory => ({ ref, severity, title: 'A title', id: 'GHSA-1' });

const report = (...advisories: readonly Advisory[]) => reportAdvisories({ advisories }, SHIPPED);

describe('reportAdvisories', () => {
  test('says that nothing was checked, which is no failure', () => {
    expect(reportAdvisories({ notChecked: 'the registry cannot be reached' }, SHIPPED)).toEqual({
      text: 'Advisories: not checked: the registry cannot be reached.',
      failed: false,
    });
  });

  test('says that nothing was found', () => {
    expect(report()).toEqual({
      text: 'Advisories: 0 in the 2 packages that are shipped, 0 in those that only work here.',
      failed: false,
    });
  });

  test('lists the severest first, with the projects that ship them', () => {
    expect(
      report(advisory('zod@4.6.7', 'low'), advisory('jest@30.0.0', 'low'), advisory('hyparquet@1.33.0', 'high')).text,
    ).toBe(`Advisories: 2 in the 2 packages that are shipped, 1 in those that only work here.
  high: hyparquet@1.33.0: A title (GHSA-1); in processor, query
  low: zod@4.6.7: A title (GHSA-1); in query
  low: jest@30.0.0: A title (GHSA-1); not shipped`);
  });

  test.each<[string, Severity, boolean]>([
    ['zod@4.6.7', 'moderate', false],
    ['zod@4.6.7', 'high', true],
    ['zod@4.6.7', 'critical', true],
    ['zod@3.0.0', 'critical', false],
  ])('%s with an advisory of severity %s is a failure: %s', (ref, severity, failed) => {
    expect(report(advisory(ref, severity)).failed).toBe(failed);
  });
});
