import { generateTrades } from '@trading/trade-generator';

/** The file name of the sample. */
export const SAMPLE_NAME = 'sample.csv';

/** A small trade file: two invented symbols, half an hour. Its content never changes. */
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
