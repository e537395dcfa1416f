import { coveredDayItems, fromCoveredDayItem } from '../../src/table/covered-day';
import { coveredDayKey, originOf } from '../../src/table/item-keys';
import { fileOf, manifestOf } from '../manifest-of';

const HOUR = 3_600_000_000_000n;
const DAY = 24n * HOUR;

const manifest = manifestOf(fileOf(), {
  coverage: ['A', 'B'].map((symbol) => ({
    ...{ feed: 'f', symbol, from: 22n * HOUR, to: 25n * HOUR },
    chunks: [22n, 25n].map((hour) => ({ start: hour * HOUR, items: 1 })),
  })),
});

describe('coveredDayItems', () => {
  test('are one for each instrument and UTC day', () => {
    const keyOf = (symbol: string, time: bigint) =>
      coveredDayKey({ feed: 'f', symbol, interval: '1m' }, time, originOf(manifest.file));
    expect(coveredDayItems(manifest)).toEqual([
      { ...keyOf('A', 0n), from: 22 * 3600, to: 24 * 3600 },
      { ...keyOf('A', DAY), from: 24 * 3600, to: 25 * 3600 + 60 },
      { ...keyOf('B', 0n), from: 22 * 3600, to: 24 * 3600 },
      { ...keyOf('B', DAY), from: 24 * 3600, to: 25 * 3600 + 60 },
    ]);
  });

  test('are those of the period that the file contains', () => {
    const items = coveredDayItems({ ...manifest, period: { from: 0n, to: 31n * DAY } });
    expect(items).toHaveLength(62);
    expect(items.at(-1)).toMatchObject({ from: 30 * 86_400, to: 31 * 86_400 });
  });

  test('can be read', () => {
    expect(coveredDayItems(manifest).slice(0, 2).map(fromCoveredDayItem)).toEqual([
      { origin: originOf(manifest.file), from: 22n * HOUR, to: DAY },
      { origin: originOf(manifest.file), from: DAY, to: 25n * HOUR + 60_000_000_000n },
    ]);
  });
});
