import { ContestedLines } from '../../src/aggregation/contested-lines';
import type { Contested } from '../../src/aggregation/contested-trades';
import { memoryLimits } from '../../src/aggregation/memory-limits';
import { TemporaryFile } from '../../src/aggregation/temporary-file';
import { TooManyRetractionsError } from '../../src/errors';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { makeLayout } from '../../src/parsing/make-layout';

const LAYOUT = makeLayout(GENERAL_CSV, { names: ['symbol', 'timestamp_s', 'price', 'size', 'id', 'action'] });
const ALL: Contested = { bars: 'all', trades: [] };

let file: TemporaryFile;
beforeEach(() => {
  file = new TemporaryFile(Infinity);
});
afterEach(() => file.close());

/** The sums of all resolutions of lines, with their bars in order. */
function resolve(
  texts: readonly string[],
  contested: Contested,
  limits: Partial<ReturnType<typeof memoryLimits>> = {},
) {
  const lines = new ContestedLines(LAYOUT, '1m', contested, { ...memoryLimits(), ...limits }, file);
  const notContested: string[] = [];
  for (const [index, text] of texts.entries()) {
    const line = { number: index + 1, text, truncated: false };
    const parsed = LAYOUT.parse(text);
    const isAdded =
      parsed.kind === 'trade'
        ? lines.add(parsed.trade, line, parsed.isKnownByValues)
        : parsed.kind === 'retraction' && lines.retract(parsed.retraction, line);
    if (!isAdded) notContested.push(text);
  }
  const resolutions = [...lines.resolutions()];
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    count: resolutions.length,
    notContested,
    result: {
      accepted: sum(resolutions.map(({ accepted }) => accepted)),
      duplicate: sum(resolutions.map(({ duplicate }) => duplicate)),
      excluded: resolutions.flatMap(({ excluded }) => [...excluded]),
      rejected: resolutions
        .flatMap(({ rejected }) => rejected.map(({ line, reason }) => `${line.number} ${line.text}: ${reason}`))
        .sort(),
      ids: resolutions
        .flatMap(({ chunks }) =>
          chunks.flatMap(({ symbol, bars }) =>
            bars.flatMap(({ time, ids }) => Array.from(ids, (id) => `${symbol} ${time} ${id}`)),
          ),
        )
        .sort(),
    },
  };
}

const trade = (id: number, second = 60, price = 10, symbol = 'A') => `${symbol},${second},${price},1,${id},`;
const cancel = (id: number, second = 60, symbol = 'A') => `${symbol},${second},10,1,${id},cancel`;

/** Trades of many symbols and bars: once, twice, and with different values. */
const TEXTS = Array.from({ length: 300 }, (_, id) => {
  const [second, symbol] = [60 * (id % 90), `S${id % 7}`];
  const one = trade(id, second, 10, symbol);
  return id % 3 === 0 ? [one] : id % 3 === 1 ? [one, one] : [one, trade(id, second, 11, symbol)];
}).flat();

describe('ContestedLines', () => {
  test('takes the lines of contested bars and of contested trades', () => {
    const contested: Contested = {
      bars: [{ feed: 'general', symbol: 'A', time: 60_000_000_000n }],
      trades: [{ feed: 'general', symbol: 'A', id: '7' }],
    };
    const others = [trade(1, 120), trade(7, 60, 10, 'B'), trade(1, 60, 10, 'B')];
    for (const limits of [{}, { contestedTrades: 1 }]) {
      const { notContested, result } = resolve([trade(1), ...others, trade(7, 120)], contested, limits);
      expect(notContested).toEqual(others);
      expect(result.accepted).toBe(2);
    }
  });

  test.each([1, 2, 10, 400])('has the same result if only %d lines fit the memory', (contestedTrades) => {
    const inMemory = resolve(TEXTS, ALL);
    const limited = resolve(TEXTS, ALL, { contestedTrades });
    expect(inMemory.count).toBe(1);
    expect(limited.count).toBeGreaterThan(1);
    expect(limited.result).toEqual(inMemory.result);
    expect(inMemory.result).toMatchObject({ accepted: 200, duplicate: 100 });
    expect(inMemory.result.rejected).toHaveLength(200);
  });

  test('resolves a bar with too many trades in groups of ids', () => {
    const texts = Array.from({ length: 200 }, (_, index) => trade(index % 100));
    const { count, result } = resolve(texts, ALL, { contestedTrades: 10 });
    expect(count).toBeGreaterThan(10);
    expect(result).toMatchObject({ accepted: 100, duplicate: 100 });
    expect(result.ids).toEqual(resolve(texts, ALL).result.ids);
  });

  test('keeps the lines about retracted trades together, wherever they are in the file', () => {
    const contested: Contested = {
      bars: 'all',
      trades: [1, 2].map((id) => ({ feed: 'general', symbol: 'A', id: String(id) })),
    };
    const texts = [trade(1), ...TEXTS, cancel(2), trade(2), cancel(1), cancel(1)];
    const inMemory = resolve(texts, contested);
    expect(resolve(texts, contested, { contestedTrades: 5 }).result).toEqual(inMemory.result);
    expect(inMemory.result.excluded).toEqual([
      ['cancelled by another line', 2],
      ['a cancel of another line', 2],
    ]);
  });

  test('accepts each of several equal trades that are known by their values', () => {
    const layout = {
      parse: (text: string) => ({ ...LAYOUT.parse(text), isKnownByValues: true }) as ReturnType<typeof LAYOUT.parse>,
    };
    const lines = new ContestedLines(layout, '1m', ALL, { ...memoryLimits(), contestedTrades: 1 }, file);
    for (let number = 1; number <= 5; number += 1) {
      const parsed = LAYOUT.parse(trade(1));
      if (parsed.kind === 'trade') lines.add(parsed.trade, { number, text: trade(1), truncated: false }, true);
    }
    const ids = [...lines.resolutions()].flatMap(({ chunks }) =>
      chunks.flatMap(({ bars }) => bars.flatMap((bar) => [...bar.ids])),
    );
    expect(new Set(ids).size).toBe(5);
  });

  test('refuses too many lines about retracted trades, and says how many', () => {
    const contested: Contested = { bars: 'all', trades: [{ feed: 'general', symbol: 'A', id: '1' }] };
    const texts = [cancel(1), trade(1), trade(1), trade(1), trade(1)];
    const limits = { contestedTrades: 1, retractions: 3 };
    expect(() => resolve(texts, contested, limits)).toThrow(TooManyRetractionsError);
    expect(() => resolve(texts, contested, limits)).toThrow(
      /^The file has more than 3 lines about trades that it cancels/,
    );
    expect(() => resolve(texts.slice(0, 3), contested, limits)).not.toThrow();
  });
});
