/** Exports of the kernel. `src/aggregation/wasm/kernel.ts` documents them. */
export { setBars, setCsv, setFileSymbol, setTime } from './format';
export { addRowColumn, addValueRole, setIdsOfValues, setNumbers, setRows, setUnnamedFields } from './row-format';
export { addKey, setUnknownKeys } from './json-keys';
export { addSymbol, copySymbol, feedOfSymbol, symbolCount } from './symbols';
export { addKnownContested } from './known-contested';
export {
  clearDeferred,
  countLine,
  countedLines,
  deferredCount,
  deferredStart,
  pauseIfManyDeferred,
  setCountedLines,
} from './deferred';
export { pauseReasons } from './pause';
export { blocksStart, setMemoryLimit } from './memory-blocks';
export { inputCapacity, inputStart } from './input';
export { aggregateCsv } from './csv';
export { hoursStart, setTimeFormat } from './text-times';
export { aggregateCsvRows } from './csv-rows';
export { excludedStart } from './verdicts';
export { addContestedName } from './contested-names';
export { aggregateNdjson } from './ndjson';
export { aggregateNdjsonRows } from './ndjson-rows';
export { acceptedTrades, closeBars } from './trades';
export { clearParts, partsCount, partsStart, setPartsLimit } from './parts';
export { contestedCount, contestedStart } from './contested';
