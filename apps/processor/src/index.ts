export { DynamoDbTable } from './adapters/dynamodb-table';
export { vwap } from './domain/bar';
export { formatDecimal, SCALE } from './domain/decimal';
export { NANOSECONDS, type Interval, type StoredInterval } from './domain/interval';
export type { Coverage, Manifest, Rejection } from './domain/manifest';
export { generateTrades, type GeneratorOptions } from './generator/generate-trades';
export { BarReader, type BarPage, type BarQuery, type Outcomes } from './storage/bar-reader';
export type { ReadBar } from './storage/read-bar';
