export { DynamoDbBarReader, type Outcomes } from './adapters/dynamodb-bar-reader';
export { MINUTE, vwap, type Bar } from './domain/bar';
export { formatDecimal, SCALE } from './domain/decimal';
export type { Coverage, Manifest, Rejection } from './domain/manifest';
export type { TimedBar } from './ports';
export { generateTrades, type GeneratorOptions } from './generator/generate-trades';
