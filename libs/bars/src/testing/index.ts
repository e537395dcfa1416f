export { MemoryTable, Throttled, type Hook, type TableSizes } from '../memory/memory-table';
export { fullTrades, shuffledTrades, START, trades } from './arbitraries';
export { manifestKey } from '../table/item-keys';
export { MIN_PARTIALS } from '../write/compact-chunk';
export { minuteBar } from './minute-bar';
export { asOracleBar, oracle, type OracleBar } from './oracle';
