import type { Bar } from '@trading/bars';
import { adversarialBars } from '../src/adversarial-bars';
import { expectedRow } from '../src/expected-rows';

const rowOf = (bar: Bar) => expectedRow('f', '2024-08-08', 'S', bar);
const bars = adversarialBars(0n, 'seed');

describe('adversarialBars', () => {
  test('has sums that a column of decimals holds, and sums that it does not hold', () => {
    for (const field of ['volume', 'notional']) {
      const values = bars.map((bar) => rowOf(bar)[field]);
      expect(values).toContain(null);
      expect(values.filter((value) => value !== null && value !== '0').length).toBeGreaterThan(20);
    }
  });

  test('has the same bars for the same seed, and others for another', () => {
    expect(adversarialBars(0n, 'seed')).toEqual(bars);
    expect(adversarialBars(0n, 'other')).not.toEqual(bars);
  });
});

describe('expectedRow', () => {
  const bar = { ...(bars[0] as Bar), volume: 1n, notional: 10n ** 18n };

  test.each([
    [{ volume: 10n ** 38n - 1n }, 'volume', '99999999999999999999.999999999999999999'],
    [{ volume: 10n ** 38n }, 'volume', null],
    [{ volume: 10n ** 38n }, 'volume_text', '100000000000000000000'],
    [{ notional: 1n }, 'notional', null],
    [{ notional: 1n }, 'notional_text', '0.000000000000000000000000000000000001'],
    [{ notional: 10n ** 18n }, 'notional', '0.000000000000000001'],
  ])('of %o has the %s %s', (numbers, field, expected) => {
    expect(rowOf({ ...bar, ...numbers })[field]).toBe(expected);
  });
});
