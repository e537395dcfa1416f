export { BarQueryError, BarsError, IncompleteManifestError, UnprocessedItemsError } from './errors';
export { barOf, isSameBar, mergeBars, vwap, type Bar } from './model/bar-state';
export { divideHalfEven, formatDecimal, parseDecimal, SCALE, unformatDecimal, type Decimal } from './model/decimal';
export { CHUNK_NANOSECONDS, NANOSECONDS, startOf, type Interval, type StoredInterval } from './model/interval';
export type { Coverage, CoveredChunk, LineCounts, Manifest, Refusal, Rejection } from './model/manifest';
export {
  COUNTS_FULLY,
  compareTicks,
  idKeyOf,
  type Counting,
  type Instrument,
  type Tick,
  type Trade,
} from './model/trade';
export { generationOf, sourceIdOf, type TradeFile } from './model/trade-file';
export { BarReader, type BarPage, type BarQuery, type Outcomes } from './read/bar-reader';
export type { ReadBar } from './read/bar';
export { DynamoDbTable } from './table/dynamodb-table';
export type { Item, ItemKey, KeyRange, PutCondition, Table, Write } from './table/table';
