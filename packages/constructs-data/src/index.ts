export * from './data-bucket';
export * from './data-bucket-presets';
export * from './data-readers';
export * from './data-replication';
export * from './data-table';
export * from './data-table-index';
export * from './data-table-presets';
export * from './data-table-replica';
