export { FencedTable } from './fenced-table';
export { isOfFormerWriter, REPLICATION_MARGIN } from './former-writer';
export type { Writer } from './writer';
export { WriterStore } from './writer-store';
