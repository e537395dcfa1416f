import {
  ALPACA_OPTION_CONDITIONS,
  MASSIVE_OPTION_CONDITIONS,
  OPRA_CONDITIONS,
} from '../../../src/parsing/rules/opra-conditions';
import { codesByEligibility, codesOfExtendedHours } from './condition-codes';

test('each message type of OPRA has its eligibility', () => {
  expect(codesByEligibility(OPRA_CONDITIONS)).toEqual({
    'volume, high and low, open and close': 'D H I J S a b c d e f g h i j k l m n o p q r s t',
    'volume, high and low': 'B F',
    volume: 'u v',
    nothing: 'A C E G',
  });
});

test('Alpaca has its own rules for late trades and proprietary products', () => {
  expect(codesByEligibility(ALPACA_OPTION_CONDITIONS)).toEqual({
    'volume, high and low, open and close': 'H I J S a b c d e f g h i j k l m n o p q r s',
    volume: 't u v',
    nothing: 'A B C D E F G',
  });
});

test('each number of Massive has the rule of its message type', () => {
  expect(codesByEligibility(MASSIVE_OPTION_CONDITIONS)).toEqual({
    'volume, high and low, open and close':
      '204 208 209 210 219 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246',
    'volume, high and low': '202 206',
    volume: '247 248',
    nothing: '201 203 205 207',
  });
  expect(MASSIVE_OPTION_CONDITIONS['232']?.name).toBe('multi-leg electronic trade');
});

test.each([
  ['OPRA', OPRA_CONDITIONS, 'v'],
  ['Alpaca', ALPACA_OPTION_CONDITIONS, 'v'],
  ['Massive', MASSIVE_OPTION_CONDITIONS, '248'],
])('extended hours trades of %s are in extended hours', (_provider, conditions, code) => {
  expect(codesOfExtendedHours(conditions)).toBe(code);
});
