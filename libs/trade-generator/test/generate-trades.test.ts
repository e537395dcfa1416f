import { generateTrades, type GeneratorOptions } from '../src/index';

const options: GeneratorOptions = {
  seed: 7,
  symbols: { BTCUSDT: 6_183_763, ETHUSDT: 268_380 },
  trades: 5000,
  start: 1_723_161_240_000,
  duration: 600_000,
};

describe('generateTrades', () => {
  test('returns the same lines for the same options, and others for another seed', () => {
    expect([...generateTrades(options)]).toEqual([...generateTrades(options)]);
    expect([...generateTrades({ ...options, seed: 8 })]).not.toEqual([...generateTrades(options)]);
  });

  test('has equal times, late trades and fractions, as real files do', () => {
    const [header, ...lines] = generateTrades(options);
    const fields = lines.map((line) => line.split(','));
    const times = fields.map(([, time]) => BigInt(time as string));
    const ties = times.filter((time, index) => time === times[index - 1]).length;
    const late = times.filter((time, index) => index > 0 && time < (times[index - 1] as bigint)).length;

    expect(header).toBe('symbol,timestamp_ns,price,size,id');
    expect(lines).toHaveLength(5000);
    expect(ties / 5000).toBeGreaterThan(0.65);
    expect(late).toBeGreaterThan(10);
    expect(
      fields.every(([, , price, size]) => /^\d+\.\d\d$/.test(price as string) && /^\d+\.\d{8}$/.test(size as string)),
    ).toBe(true);
    expect(new Set(fields.map(([, , , , id]) => id)).size).toBe(5000);
  });

  test('trades the nth symbol 1/n times as often as the first if the popularity is `zipf`', () => {
    const symbols = { A: 1000, B: 1000, C: 1000, D: 1000 };
    const lines = [...generateTrades({ ...options, symbols, popularity: 'zipf' })].slice(1);
    const counts = Object.keys(symbols).map((symbol) => lines.filter((line) => line.startsWith(symbol)).length);

    const total = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    counts.forEach((count, index) => expect(count / 5000).toBeCloseTo(1 / (index + 1) / total, 1));
  });

  test('trades all symbols equally often by default', () => {
    const lines = [...generateTrades({ ...options, symbols: { A: 1000, B: 1000, C: 1000, D: 1000 } })].slice(1);
    for (const symbol of ['A', 'B', 'C', 'D']) {
      expect(lines.filter((line) => line.startsWith(symbol)).length / 5000).toBeCloseTo(1 / 4, 1);
    }
  });

  test('spreads the trades over the duration, from the start', () => {
    const times = [...generateTrades(options)].slice(1).map((line) => Number(line.split(',')[1]) / 1_000_000);
    const elapsed = times.map((time) => (time - options.start) / options.duration);

    expect(Math.min(...elapsed)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...elapsed)).toBeCloseTo(1, 1);
    expect(elapsed.filter((share) => share < 1 / 2).length / elapsed.length).toBeCloseTo(1 / 2, 1);
  });

  test.each([
    ['padded', /^\d+\.\d{2},\d+\.\d{8}$/],
    ['trimmed', /^\d+\.\d{2},\d+(\.\d{0,7}[1-9])?$/],
    ['long', /^\d{8}\.\d{8},\d{8}\.\d{8}$/],
  ] as const)('writes %s prices and sizes', (numbers, format) => {
    const pairs = [...generateTrades({ ...options, numbers })]
      .slice(1)
      .map((line) => line.split(',').slice(2, 4).join());
    expect(pairs.filter((pair) => !format.test(pair))).toEqual([]);
  });
});
