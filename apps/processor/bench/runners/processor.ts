import { aggregateTradeFile, type AggregationSettings } from '../../src/aggregation/aggregate-trade-file';
import { WasmLineAggregator } from '../../src/aggregation/wasm/wasm-line-aggregator';
import { fileChunks } from './file-chunks';
import { report } from './report.mjs';

const SETTINGS: AggregationSettings = {
  interval: '1m',
  layouts: [],
  makeLineAggregator: (options) => new WasmLineAggregator(options),
};

/** Encodes the bars of a trade file, like the function: `node processor.js FILE`. */
async function main(file: string): Promise<void> {
  const aggregated = await aggregateTradeFile(file, () => Promise.resolve(fileChunks(file)), SETTINGS, {
    throwIfLate: () => undefined,
  });
  let items = 0;
  let bytes = 0;
  for (const chunk of aggregated?.chunks() ?? []) {
    items += 1;
    // Reads what was moved to the temporary file, as the function does.
    bytes += chunk.bytes.length;
  }
  aggregated?.close();
  if (bytes < items) throw new Error('the chunks are empty');
  report(items, aggregated?.counts.accepted ?? 0);
}

void main(process.argv[2] as string);
