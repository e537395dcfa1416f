import type { LineAggregatorOptions } from '../../../src/aggregation/line-aggregator';
import { WasmLineAggregator } from '../../../src/aggregation/wasm/wasm-line-aggregator';
import { LEAST_LIMITS } from '../limits';
import { aggregate, type AggregateTestOptions } from '../aggregate';

const kernel = (options: LineAggregatorOptions) => new WasmLineAggregator(options);

/** Maximum length of content that is also aggregated with a new kernel for each line, which takes a while. */
const MAX_LENGTH_FOR_RESTARTS = 2_000;

/**
 * Aggregates by the reference path and by the kernel, with and without limits that everything exceeds. All must agree. Counts
 * the lines that the kernel defers.
 */
export async function aggregateBothWays(content: string | Uint8Array, options: AggregateTestOptions = {}) {
  const reference = await aggregate(content, options);
  const { aggregated, deferred } = await aggregate(content, { ...options, makeLineAggregator: kernel });
  expect(aggregated).toEqual(reference.aggregated);
  if (content.length < MAX_LENGTH_FOR_RESTARTS) {
    for (const makeLineAggregator of [kernel, undefined]) {
      const limited = await aggregate(content, { ...options, makeLineAggregator, limits: LEAST_LIMITS });
      expect(limited.aggregated).toEqual(reference.aggregated);
    }
  }
  return { ...aggregated, deferred };
}
