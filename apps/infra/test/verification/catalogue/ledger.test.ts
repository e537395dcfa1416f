import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../../verification/catalogue/compare';
import { GAPS } from '../../../verification/catalogue/gaps';
import { readLedger, renderLedger, toEntry, type Entry } from '../../../verification/catalogue/ledger';
import type { Mutant } from '../../../verification/catalogue/mutant';
import { harmlessnessOf } from '../../../verification/catalogue/rating';
import { renderScore, scoreOf, shareOf } from '../../../verification/catalogue/score';

const ENTRIES: Entry[] = [
  { id: 'a', rating: 'high', catcher: 'rules' },
  { id: 'b', rating: 'high' },
  { id: 'c', rating: 'low', because: 'a text' },
  { id: 'd', rating: 'low', catcher: 'names' },
];

describe('the ledger', () => {
  test('is read as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    const file = join(folder, 'ledger.tsv');
    writeFileSync(file, renderLedger(ENTRIES));
    expect(readLedger(file)).toEqual(ENTRIES);
    rmSync(folder, { recursive: true });
  });

  test('gives reasons to mutants that are not caught', () => {
    const tag = { id: 'x', rating: 'low', type: 'T', path: 'Properties/Tags', operator: 'drop' } as Mutant;
    expect(toEntry(tag, undefined).because).toMatch(/^Tags /);
    expect(toEntry(tag, 'rules')).toEqual({ id: 'x', rating: 'low', catcher: 'rules' });
  });

  test('needs each gap', () => {
    const entries = readLedger();
    const gaps = entries.filter(({ rating, catcher }) => rating === 'high' && catcher === undefined);
    for (const { mutants, because } of GAPS)
      expect([because, gaps.some(({ id }) => mutants.test(id))]).toEqual([because, true]);
  });
});

describe('scoreOf', () => {
  test('counts by rating and mechanism', () => {
    const score = scoreOf(ENTRIES);
    expect(shareOf(score)).toBe(0.5);
    expect(score.unexplained).toEqual(['b']);
    expect(renderScore(score)).toEqual([
      'catalogue of mutants: caught 1 of 2 rated high (50.0 %), 1 of 2 rated low (50.0 %)',
      'by mechanism: rules 1 + 0, names 0 + 1',
    ]);
  });
});

describe('harmlessnessOf', () => {
  test.each([
    ['AWS::SQS::Queue', 'drop', 'Properties/Tags', undefined, true],
    ['AWS::SQS::Queue', 'drop', 'Properties/RedrivePolicy', undefined, false],
    ['AWS::S3::Bucket', 'raise', 'Properties/LifecycleConfiguration/Rules/0/ExpirationInDays', undefined, true],
    ['AWS::S3::Bucket', 'shorten', 'Properties/LifecycleConfiguration/Rules/0/ExpirationInDays', undefined, false],
    ['AWS::Logs::LogGroup', 'negate', 'DeletionPolicy', 'Retain', true],
    ['AWS::Logs::LogGroup', 'negate', 'DeletionPolicy', 'Delete', false],
    ['AWS::New::Thing', 'drop', 'Properties/Anything', undefined, false],
  ] as const)('judges %s by %s of %s (%s)', (type, operator, path, variant, isHarmless) => {
    const change = { type, operator, path, ...(variant === undefined ? {} : { variant }) };
    expect(harmlessnessOf(change) !== undefined).toBe(isHarmless);
  });
});

describe('differences', () => {
  test('names new, gone and changed mutants', () => {
    const found: Entry[] = [
      { id: 'a', rating: 'high' },
      { id: 'b', rating: 'high' },
      { id: 'e', rating: 'low', catcher: 'rules' },
    ];
    expect(differences(ENTRIES.slice(0, 3), found)).toEqual([
      'changed: a, high, caught by rules before, high, not caught (no reason) now',
      'new: e, low, caught by rules',
      'gone: c',
    ]);
  });
});
