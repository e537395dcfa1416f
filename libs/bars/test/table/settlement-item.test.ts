import type { Origin, SeriesChunk } from '../../src/table/item-keys';
import {
  fromSettlementItem,
  isValid,
  settlementCondition,
  toSettlementItem,
  type FailedBar,
  type Settlement,
  type UnitedBar,
} from '../../src/table/settlement-item';

const MINUTE = 60_000_000_000n;
const CHUNK: SeriesChunk = { feed: 'f', symbol: 'A', interval: '1m', start: 60n * MINUTE };
const origin = (source: string, generation = '1'): Origin => ({ source, generation });
const [A, B, C] = [origin('a'), origin('b'), origin('c')];
const keys = (...origins: Origin[]) => new Set(origins.map(({ source, generation }) => `${source}#${generation}`));

const UNITED: UnitedBar = {
  ...{ kind: 'united', time: 61n * MINUTE, origins: [A, B, C], included: [A, C], contradicting: [B] },
  state: {
    first: { time: 61n * MINUTE, id: 'E-9', price: 5n * 10n ** 18n },
    last: { time: 61n * MINUTE + 1n, order: 3n, id: '7', price: 6n * 10n ** 18n },
    ...{ high: 7n * 10n ** 18n, low: 10n ** 17n, volume: 3n, notional: 15n, count: 4 },
  },
};
const FAILED: FailedBar = {
  kind: 'failed',
  time: 119n * MINUTE,
  origins: [B, C],
  failedAt: 1_700_000_000,
  reason: 'x: y',
};
const SETTLEMENT: Settlement = { version: 3, isRecorded: false, bars: [UNITED, FAILED] };

describe('the item of settled bars', () => {
  test('has the bars, their origins and what these contribute', () => {
    const item = toSettlementItem(CHUNK, SETTLEMENT);
    expect(item).toMatchObject({ pk: 'BARS#1m#f#A', sk: '1970-01-01T01#~SETTLEMENT', version: 3 });
    expect(fromSettlementItem(CHUNK, item)).toEqual(SETTLEMENT);
  });

  test('tells whether the change log has the bars', () => {
    const recorded = { ...SETTLEMENT, isRecorded: true };
    expect(fromSettlementItem(CHUNK, toSettlementItem(CHUNK, recorded))).toEqual(recorded);
  });

  test('can be empty', () => {
    const empty = { version: 4, isRecorded: true, bars: [] };
    expect(fromSettlementItem(CHUNK, toSettlementItem(CHUNK, empty))).toEqual(empty);
  });

  test('is replaced only if it is the one that was read', () => {
    expect(settlementCondition(undefined)).toEqual({ kind: 'absent' });
    expect(settlementCondition(SETTLEMENT)).toEqual({ kind: 'equals', attribute: 'version', value: 3 });
  });
});

describe('a settled bar', () => {
  test.each([
    ['while all of its origins are current', keys(A, B, C), true],
    ['if there are others', keys(A, B, C, origin('d')), true],
    ['unless one is replaced', keys(A, B, origin('c', '2')), false],
  ])('is valid %s', (_name, current, expected) => {
    expect(isValid(UNITED, current)).toBe(expected);
  });

  test.each([
    ['of the same origins', keys(B, C), 0, true],
    ['of the same origins, for a day', keys(B, C), 86_400, false],
    ['unless there are others', keys(A, B, C), 0, false],
  ])('that could not be made is a reason not to try again %s', (_name, current, seconds, expected) => {
    jest.useFakeTimers({ now: (FAILED.failedAt + seconds) * 1_000 });
    try {
      expect(isValid(FAILED, current)).toBe(expected);
    } finally {
      jest.useRealTimers();
    }
  });
});
