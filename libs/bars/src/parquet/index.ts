export { barColumns, type ColumnOptions, type FileRow } from './bar-columns';
export { BarFileWriter, type BarFileSummary, type FileSink } from './bar-file-writer';
export { schemaOf, type Column } from './columns';
