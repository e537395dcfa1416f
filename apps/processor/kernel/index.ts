/** Exports of the kernel. `src/aggregation/wasm/kernel.ts` documents them. */
export { setBars, setCsv, setFileSymbol, setTime } from './format';
export { addKey, setUnknownKeys } from './json-keys';
export { addSymbol, copySymbol, symbolCount } from './symbols';
export { addKnownContested } from './known-contested';
export { clearDeferred, countLine, deferredCount, deferredStart } from './deferred';
export { inputCapacity, inputStart } from './input';
export { aggregateCsv } from './csv';
export { aggregateNdjson } from './ndjson';
export { acceptedTrades, closeBars } from './trades';
export { partsCount, partsStart } from './parts';
export { contestedCount, contestedStart } from './contested';
