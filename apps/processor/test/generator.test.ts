import { splitFields } from '../src/parsing/split-fields';
import { generateTrades, type GeneratorOptions } from '../src/generator/generate-trades';
import { InMemoryWorld } from './in-memory';

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
    const fields = lines.map((line) => splitFields(line) as string[]);
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

  test('makes files that are read without a rejected line', async () => {
    const world = new InMemoryWorld();
    const file = world.upload('x.csv', [...generateTrades(options)].join('\n'));

    const outcome = await world.process(file);

    expect(outcome).toMatchObject({ manifest: { accepted: 5000, rejected: 0 } });
  });
});
