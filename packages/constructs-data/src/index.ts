export * from './data-bucket';
export * from './data-bucket-presets';
export * from './data-table';
export * from './data-table-presets';
