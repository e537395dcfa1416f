import type { BarQuery, Manifest, Bar } from '@trading/bars';
import { minuteBar as bar } from '@trading/bars/testing';
import { renderCandles } from '../../src/pipeline/render-candles';
import { renderBars } from '../../src/pipeline/report';

const MINUTE = 60_000_000_000n;

/** A bar whose trades count only towards volume. */
const unpriced: Bar = {
  ...{ ...bar(2, 1, 1, 1, 1), volume: 5n * 10n ** 18n, notional: 0n },
  ...{ open: undefined, high: undefined, low: undefined, close: undefined },
};

describe('renderCandles', () => {
  const bars = [bar(0, 100, 1200, 100, 1200), bar(1, 1200, 1200, 600, 800), bar(2, 800, 800, 800, 800)];

  test('draws the body and the wick of each bar, with the highest price at the top', () => {
    const lines = renderCandles(bars, false).split('\n');

    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('12 ┤ ▒ █');
    expect(lines.at(-1)).toBe(' 1 ┤ ▒');
    expect(lines.filter((line) => line.includes('─'))).toEqual(['   ┤ ▒ █ ─']);
    expect(lines.filter((line) => line.includes('│'))).toHaveLength(2);
  });

  test('shows rising bars in green and falling ones in red', () => {
    const [top] = renderCandles(bars, true).split('\n');
    expect(top).toContain('\u001b[32m█');
    expect(top).toContain('\u001b[31m█');
  });

  test('draws bars whose price does not move, and reports that there are no bars', () => {
    expect(renderCandles([bar(0, 5, 5, 5, 5)], false)).toContain('0.05 ┤ ─');
    expect(renderCandles([], false)).toBe('(no bars)');
    expect(renderCandles([unpriced], false)).toBe('(no bars)');
  });
});

describe('the report', () => {
  const coverage = ['A', 'B', 'C', 'D'].map((symbol) => ({
    feed: 'f',
    symbol,
    from: 0n,
    to: 40n * MINUTE,
    chunks: [],
  }));
  const manifest: Manifest = {
    file: { bucket: 'b', key: 'trades/x.csv', etag: 'e', uploadedAt: 0, generation: '1' },
    processor: 1,
    layout: 'General trades (CSV)',
    interval: '1m',
    ...{ lines: 24, accepted: 24, excluded: 0, duplicate: 0, rejected: 0 },
    ...{ exclusions: {}, rejections: [] },
    coverage,
  };

  test('shows the last bars of the first symbols, and counts the others', async () => {
    const queries: Pick<BarQuery, 'feed' | 'symbol' | 'from' | 'to'>[] = [];
    const readBars = async (query: (typeof queries)[number]) => {
      queries.push(query);
      return Array.from({ length: 41 }, (_, minute) => bar(minute, 1, 2, 1, 2));
    };
    const text = await renderBars([manifest], { readBars }, { keyOf: async () => undefined }, false);

    expect(queries).toEqual(['A', 'B', 'C'].map((symbol) => ({ feed: 'f', symbol, from: 0n, to: 41n * MINUTE })));
    expect(text).toContain('f A, 1-minute bars: the last 30 of 41\n\n');
    expect(text).not.toContain('Conflicts');
    expect(text).toContain('… further symbols: 1');
    expect(text.match(/1970-01-01/g)).toHaveLength(90);
  });

  test('shows the bars of several files together, from the first to the last one of each instrument', async () => {
    const range = (feed: string, symbol: string, from: bigint, to: bigint) => ({
      ...{ feed, symbol, chunks: [] },
      ...{ from: from * MINUTE, to: to * MINUTE },
    });
    const files = [
      [range('f', 'A', 20n, 30n), range('f', 'B', 3n, 4n)],
      [range('f', 'A', 10n, 15n), range('g', 'A', 1n, 2n)],
      [range('f', 'A', 18n, 40n)],
    ];
    const readBars = jest.fn(async () => [bar(0, 1, 2, 1, 2)]);
    await renderBars(
      files.map((each) => ({ ...manifest, coverage: each })),
      { readBars },
      { keyOf: async () => undefined },
      false,
    );

    expect(readBars.mock.calls).toEqual([
      [{ feed: 'f', symbol: 'A', from: 10n * MINUTE, to: 41n * MINUTE }],
      [{ feed: 'f', symbol: 'B', from: 3n * MINUTE, to: 5n * MINUTE }],
      [{ feed: 'g', symbol: 'A', from: 1n * MINUTE, to: 3n * MINUTE }],
    ]);
  });

  describe('of bars with conflicts', () => {
    const report = (bars: readonly Bar[]) =>
      renderBars(
        [{ ...manifest, coverage: coverage.slice(0, 1) }],
        { readBars: async () => [...bars] },
        { keyOf: async (source) => (source === 'unknown' ? undefined : `trades/${source}.csv`) },
        false,
      );
    const minutes = (conflicts: Readonly<Record<number, string[]>>) =>
      Array.from({ length: 41 }, (_, minute) => ({
        ...bar(minute, 1, 2, 1, 2),
        conflicts: conflicts[minute] ?? [],
      }));

    test('shows below the table which files were left out of how many bars, also of those that are not shown', async () => {
      const sections = (await report(minutes({ 0: ['b'], 5: ['b', 'c'], 40: ['unknown'] }))).split('\n\n');

      expect(sections).toHaveLength(4);
      expect(sections[1]).toContain('trades\n1970-01-01 00:11');
      expect(sections[2]?.split('\n')).toEqual([
        'Conflicts in 3 of 41 bars.',
        'A file that shares some, but not all, of its trades of a bar with another file, or contradicts it,',
        'is left out of that bar. The pipeline then reads them again and adds what is missing.',
        '  trades/b.csv is left out of 2 bars, the first at 1970-01-01 00:00',
        '    in favour of trades/s.csv',
        '  trades/c.csv is left out of 1 bar at 1970-01-01 00:05',
        '    in favour of trades/s.csv',
        '  source unknown is left out of 1 bar at 1970-01-01 00:40',
        '    in favour of trades/s.csv',
      ]);
    });

    test('counts the files after the first five', async () => {
      const text = await report(minutes({ 7: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }));

      expect(text.match(/is left out of 1 bar at 1970-01-01 00:07/g)).toHaveLength(5);
      expect(text).toContain('\n  … and 2 more\n');
    });
  });
});
