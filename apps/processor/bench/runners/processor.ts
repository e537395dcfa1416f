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
  const items = [...(aggregated?.chunks() ?? [])].length;
  report(items, aggregated?.counts.accepted ?? 0);
}

void main(process.argv[2] as string);
