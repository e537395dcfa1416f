export { FencedTable } from './fenced-table';
export { isOfFormerWriter, type Author } from './former-writer';
export type { Writer } from './writer';
export { WriterStore } from './writer-store';
