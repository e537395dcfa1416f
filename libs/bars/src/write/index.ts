export { decodeChunk } from '../encoding/chunk-codec';
export { encode, type EncodedChunk } from '../encoding/encoded-chunk';
export { mergePartialBars, type BarChunk, type PartialBar } from '../model/partial-bar';
export { BarMap, chunksOf, compareChunks, type BarReference, type ChunkReference } from './bar-map';
export { BarStore } from './bar-store';
export { hasRepetition } from './id-list';
export { TradeAggregator } from './trade-aggregator';
