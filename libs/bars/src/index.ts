export {
  BarQueryError,
  BarsError,
  FencedError,
  IncompleteManifestError,
  IncompleteReplicaError,
  StaleProgressError,
  StoppedError,
  ThrottledError,
  UnfinishedWriteError,
} from './errors';
export { barStateOf, mergeBarStates, vwap, type BarState } from './model/bar-state';
export { formatDecimal, parseDecimal, SCALE, unformatDecimal, type Decimal } from './model/decimal';
export {
  CHUNK_NANOSECONDS,
  chunkStartOf,
  NANOSECONDS,
  openTimeOf,
  STORED_INTERVALS,
  type Interval,
  type StoredInterval,
} from './model/interval';
export { bucketEvent, timeOfEvent } from './model/bucket-event';
export { generationAfter, isNewerGeneration, isObsoleteGeneration } from './model/generation';
export {
  isManifestOf,
  stateOf,
  type Coverage,
  type CoveredChunk,
  type Generation,
  type LineCounts,
  type Manifest,
  type Refusal,
  type Rejection,
} from './model/manifest';
export { statedPeriodOf } from './model/stated-period';
export type { InstrumentRange } from './model/instrument-range';
export type { TimeRange } from './model/time-range';
export {
  FULLY_ELIGIBLE,
  hasSameValues,
  idKeyOf,
  instrumentKey,
  type Eligibility,
  type Instrument,
  type Tick,
  type Trade,
} from './model/trade';
export {
  isSameVersion,
  isTradeFileKey,
  keysOfSource,
  sourceIdOf,
  withoutCompressionSuffix,
  type ObjectVersion,
  type TradeFile,
  type Upload,
} from './model/trade-file';
export { isBar, type Bar, type BarRow, type EmptyInterval } from './read/bar';
export type { BarGrid, GridInterval } from './read/bar-grid';
export type { BarPage, BarQuery, BarRangeQuery, Fill } from './read/bar-query';
export { BarReader } from './read/bar-reader';
export { readCoveredRanges, type CoveredRange } from './read/read-covered-ranges';
export { readChanges, readLastChange, type Change, type ChangePage, type ChangeQuery } from './read/read-changes';
export { readFeeds, readWatermark, type Feed } from './read/read-feeds';
export { readFiles, type FilePage, type FileQuery, type FileStatus } from './read/read-files';
export { readSymbol, readSymbols, type SymbolPage, type SymbolQuery } from './read/read-symbols';
export { readSourceKey } from './read/read-source-key';
export { readUploadStatus, type UploadRefusal, type UploadStatus } from './read/upload-status';
export { utcGrid } from './read/utc-grid';
export { ReplicaTable } from './table/replica-table';
export type { SeriesChunk } from './table/item-keys';
export type { ManifestSummary } from './table/manifest-item';
export type { CheckedTable, Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table/table';
