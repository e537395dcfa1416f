export { DynamoDbBarReader, type Outcomes } from './adapters/dynamodb-bar-reader';
export { MINUTE, vwap, type Bar, type TimedBar } from './domain/bar';
export { formatDecimal, SCALE } from './domain/decimal';
export type { Coverage, Manifest, Rejection } from './domain/manifest';
export { generateTrades, type GeneratorOptions } from './generator/generate-trades';
