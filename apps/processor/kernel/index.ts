/** The door of the kernel: `src/folding/wasm/kernel.ts` says what the functions are for. */
export { setCsv, setFileSymbol, setTime } from './format';
export { addKey } from './json-keys';
export { addSymbol, copySymbol, symbolCount } from './symbols';
export { divert } from './diverted';
export { clearHandedBack, countLine, handedBackCount, handedBackStart } from './handed-back';
export { inputCapacity, inputStart } from './input';
export { foldCsv } from './csv';
export { foldNdjson } from './ndjson';
export { acceptedTrades, closeBars } from './trades';
export { partsCount, partsStart } from './parts';
export { contestedCount, contestedStart } from './contested';
