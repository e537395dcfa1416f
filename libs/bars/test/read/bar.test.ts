import { gapFillingBar } from '../../src/read/bar';

describe('gapFillingBar', () => {
  test('has the close before it as all of its prices, no trades and no revision', () => {
    expect(gapFillingBar({ open: 60n, end: 120n, label: '2024-08-08' }, 7n)).toEqual({
      ...{
        time: 60n,
        end: 120n,
        label: '2024-08-08',
        open: 7n,
        high: 7n,
        low: 7n,
        close: 7n,
        volume: 0n,
        notional: 0n,
        count: 0,
      },
      ...{ sources: [], conflicts: [], revision: '' },
    });
  });
});
