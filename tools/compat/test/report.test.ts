import type { Finding } from '../src/finding';
import { renderUnreleased, renderVerdict } from '../src/report';

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

test('lists the findings of each usage, the largest first, and the required bump', () => {
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
      '@trading/x since 1.2.3: 1 of 3 changed (the API and 2 usages)',
      'Required bump: major',
    ].join('\n'),
  );
});

test('explains the required bump before 1.0', () => {
  const verdict = { version: '0.2.0', api: [MAJOR], usages: new Map(), needed: 'minor' } as const;
  expect(renderVerdict('@trading/x', verdict)).toContain(
    'Required bump: minor (before 1.0, a major change needs a minor bump, and any other change a patch bump)',
  );
  const unchanged = { version: '0.2.0', api: [], usages: new Map(), needed: 'none' } as const;
  expect(renderVerdict('@trading/x', unchanged)).toMatch(/Required bump: none$/);
});

test('describes a package without a release', () => {
  expect(renderUnreleased('@trading/x')).toBe(
    '@trading/x has no release to compare with yet, so any bump is allowed. All its usages can be synthesised. ' +
      '`npm run release` records its first release.',
  );
});
