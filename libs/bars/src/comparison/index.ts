export {
  compareTables,
  type ComparisonOptions,
  type Difference,
  type TableComparison,
  type TableSide,
} from './compare-tables';
