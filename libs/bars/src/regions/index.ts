export { FencedTable } from './fenced-table';
export { isOfFormerWriter, type Author } from './former-writer';
export { raiseEpoch } from './raise-epoch';
export { readLastChanges } from './read-last-changes';
export type { Candidate, Writer } from './writer';
export { WriterStore } from './writer-store';
