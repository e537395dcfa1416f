import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import { codesByEligibility, codesOfExtendedHours } from './condition-codes';

test('each condition of Massive has its eligibility', () => {
  expect(codesByEligibility(MASSIVE_CONDITIONS)).toEqual({
    'volume, high and low, open and close': '0 1 3 4 8 9 11 14 17 18 19 23 25 27 28 30 34 36 41',
    'volume, high and low': '5 10 22 29 32 33',
    volume: '2 7 12 13 20 21 35 37 52 53',
    'high and low, open and close': '38',
    nothing: '15 16',
  });
});

test('form T and extended hours trading are in extended hours', () => {
  expect(codesOfExtendedHours(MASSIVE_CONDITIONS)).toBe('12 13');
});
