import type { Finding } from '../src/finding';
import { renderVerdict } from '../src/report';

const PATCH: Finding = {
  bump: 'patch',
  subject: 'F (AWS::Lambda::Function)',
  change: 'Timeout: 1 → 2',
  reason: 'why not',
};
const MAJOR: Finding = {
  bump: 'major',
  subject: 'T (AWS::DynamoDB::Table)',
  change: 'is deleted',
  reason: 'it is lost',
};

test('says which usage, which resource, what changed, which bump and why, the largest first', () => {
  const usages = new Map([
    ['minimal', [PATCH, MAJOR]],
    ['maximal', []],
  ]);
  expect(renderVerdict('@trading/x', { version: '1.2.3', api: [], usages, needed: 'major' })).toBe(
    [
      'usage minimal: major',
      '  major  T (AWS::DynamoDB::Table) is deleted',
      '         it is lost',
      '  patch  F (AWS::Lambda::Function) Timeout: 1 → 2',
      '         why not',
      '',
      '@trading/x since 1.2.3: of its API and 2 usages, 1 changed',
      'Needed: a major bump',
    ].join('\n'),
  );
});

test('says how bumps count before 1.0', () => {
  const verdict = { version: '0.2.0', api: [MAJOR], usages: new Map(), needed: 'minor' } as const;
  expect(renderVerdict('@trading/x', verdict)).toContain(
    'Needed: a minor bump, since before 1.0 a major change is a minor bump, and any other a patch',
  );
  const unchanged = { version: '0.2.0', api: [], usages: new Map(), needed: 'none' } as const;
  expect(renderVerdict('@trading/x', unchanged)).toMatch(/Needed: no bump$/);
});
