import { generateTrades } from '@trading/trade-generator';

/** The name of the sample's object. */
export const SAMPLE_NAME = 'sample.csv';

/** A small trade file of two symbols, which no venue has, and half an hour; always the same. */
export function sampleFile(): Buffer {
  const lines = generateTrades({
    seed: 20_240_808,
    symbols: { ACME: 6_183_763, GLOBEX: 268_380 },
    trades: 20_000,
    start: Date.UTC(2024, 7, 8, 14, 30),
    duration: 30 * 60_000,
  });
  return Buffer.from([...lines].join('\n') + '\n');
}
