export { FencedTable } from './fenced-table';
export type { Writer } from './writer';
export { WriterStore } from './writer-store';
