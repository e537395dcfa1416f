import type { LineAggregatorOptions, LineAggregator } from '../../src/aggregation/line-aggregator';
import { WasmLineAggregator } from '../../src/aggregation/wasm/wasm-line-aggregator';

/** Makes the fast path for a file. Undefined if every line takes the reference path. */
export type MakeLineAggregator = ((options: LineAggregatorOptions) => LineAggregator) | undefined;

/** The two ways to aggregate lines. Their results must be the same. */
export const LINE_AGGREGATORS: readonly [name: string, makeLineAggregator: MakeLineAggregator][] = [
  ['the reference path', undefined],
  ['the kernel', (options) => new WasmLineAggregator(options)],
];
