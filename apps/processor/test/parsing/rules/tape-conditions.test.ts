import { CTA_CONDITIONS, UTP_CONDITIONS } from '../../../src/parsing/rules/tape-conditions';
import { codesByEligibility, codesOfExtendedHours } from './condition-codes';

test('each condition of the CTA plan has its eligibility', () => {
  expect(codesByEligibility(CTA_CONDITIONS)).toEqual({
    'volume, high and low, open and close': '5 6 @ F K L O X E',
    'volume, high and low': '4 P Z',
    volume: '7 C H I N R T U V B',
    'high and low, open and close': '9',
    nothing: 'M Q',
  });
});

test('each condition of the UTP plan has its eligibility', () => {
  expect(codesByEligibility(UTP_CONDITIONS)).toEqual({
    'volume, high and low, open and close': '1 5 6 @ F K L O X A B D S Y',
    'volume, high and low': '4 P Z G',
    volume: '7 C H I N R T U V W',
    'high and low, open and close': '9',
    nothing: 'M Q',
  });
});

test.each([
  ['CTA', CTA_CONDITIONS],
  ['UTP', UTP_CONDITIONS],
])('form T and extended hours trading of the %s plan are in extended hours', (_plan, conditions) => {
  expect(codesOfExtendedHours(conditions)).toBe('T U');
});
