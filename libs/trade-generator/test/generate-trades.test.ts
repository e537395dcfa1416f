import { generateTrades, type GeneratorOptions } from '../src/index';

const options: GeneratorOptions = {
  seed: 7,
  symbols: { BTCUSDT: 6_183_763, ETHUSDT: 268_380 },
  trades: 5000,
  start: 1_723_161_240_000,
  duration: 600_000,
};

describe('generateTrades', () => {
  test('gives the same file for the same options, and another for another seed', () => {
    expect([...generateTrades(options)]).toEqual([...generateTrades(options)]);
    expect([...generateTrades({ ...options, seed: 8 })]).not.toEqual([...generateTrades(options)]);
  });

  test('makes ties, disorder and fractions, as real files have them', () => {
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

  test('trades symbols by their place, where it is to', () => {
    const symbols = { A: 1000, B: 1000, C: 1000, D: 1000 };
    const lines = [...generateTrades({ ...options, symbols, popularity: 'zipf' })].slice(1);
    const counts = Object.keys(symbols).map((symbol) => lines.filter((line) => line.startsWith(symbol)).length);

    const total = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    counts.forEach((count, index) => expect(count / 5000).toBeCloseTo(1 / (index + 1) / total, 1));
  });

  test('writes long numbers, where it is to', () => {
    const [, ...lines] = generateTrades({ ...options, numbers: 'long' });
    expect(lines.every((line) => /,\d{8}\.\d{8},\d{8}\.\d{8},/.test(line))).toBe(true);
  });
});
