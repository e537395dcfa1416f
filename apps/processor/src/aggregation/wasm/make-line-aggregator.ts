import type { LineAggregatorOptions } from '../line-aggregator';
import { WasmLineAggregator } from './wasm-line-aggregator';

/** Creates the fast path for a file. Undefined if the runtime has no SIMD: every line then takes the reference path. */
export const makeLineAggregator = WasmLineAggregator.isSupported()
  ? (options: LineAggregatorOptions) => new WasmLineAggregator(options)
  : undefined;
