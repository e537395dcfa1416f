import { Deployment } from '../../../../verification/verify/deployment/deployment';
import { exportTableProblems } from '../../../../verification/verify/pipeline/export-table';
import { changed, templateFiles } from '../template-files';

describe('exportTableProblems', () => {
  test.each(['production', 'local'] as const)('finds none in %s', (environment) => {
    expect(exportTableProblems(new Deployment(templateFiles(environment), environment))).toEqual([]);
  });

  test.each<readonly [string, string, (table: any) => void]>([
    ['another database', 'is not called bars', (table) => (table.DatabaseName = 'x')],
    ['another catalog', 'is not called bars', (table) => (table.CatalogId = '1')],
    [
      'a parameter of another value',
      'the parameter projection.enabled differs',
      ({ TableInput }) => (TableInput.Parameters['projection.enabled'] = 'false'),
    ],
    ['another place', 'does not read Parquet', ({ TableInput }) => (TableInput.StorageDescriptor.Location = 's3://x/')],
    ['another format', 'does not read Parquet', ({ TableInput }) => delete TableInput.StorageDescriptor.SerdeInfo],
    ['a partition less', 'the partitions are not', ({ TableInput }) => TableInput.PartitionKeys.pop()],
    ['a column less', 'the columns are not', ({ TableInput }) => TableInput.StorageDescriptor.Columns.pop()],
    [
      'a column of another type',
      'the columns are not',
      ({ TableInput }) => (TableInput.StorageDescriptor.Columns[2].Type = 'double'),
    ],
  ])('names %s', (_case, problem, change) => {
    const files = changed('production', 'Exports', 'AWS::Glue::Table', '', change);
    expect(exportTableProblems(new Deployment(files, 'production'))).toEqual([expect.stringContaining(problem)]);
  });

  test('names a missing table', () => {
    const files = changed('production', 'Exports', 'AWS::Glue::Table', '', (_table, resource) => (resource.Type = 'x'));
    expect(exportTableProblems(new Deployment(files, 'production'))).toEqual([
      'the exports have no table, or no database',
    ]);
  });
});
