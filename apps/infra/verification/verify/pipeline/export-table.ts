import { valueAt } from '@trading/template';
import { EXPORT_COLUMNS, EXPORTS_PREFIX, projectionParameters } from '../../../src/export-settings';
import type { Deployed, Deployment } from '../deployment/deployment';
import { problemIf } from './step';

/** The parts of the path of a file. */
const PARTITIONS = ['interval', 'feed', 'date'];

/** The classes by which Athena reads Parquet. */
const PARQUET = {
  InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  'SerdeInfo.SerializationLibrary': 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
};

const STORAGE = 'TableInput.StorageDescriptor';

/** Returns what keeps Athena from reading the exported files by their table. */
export function exportTableProblems(deployment: Deployment): string[] {
  const { account } = deployment.location;
  const [table] = deployment.all('AWS::Glue::Table');
  const [database] = deployment.all('AWS::Glue::Database');
  if (!table || !database) return ['the exports have no table, or no database'];
  const { name: bucket } = deployment.named('AWS::S3::Bucket', `exports-${account}`);
  const parameters = Object.entries(projectionParameters(bucket, deployment.settings.bars.interval));
  // Their names have dots.
  const found = (table.value('TableInput.Parameters') ?? {}) as Readonly<Record<string, unknown>>;
  return [
    ...problemIf(
      table.value('DatabaseName') !== database.value('DatabaseInput.Name') ||
        table.value('DatabaseName') !== deployment.nameOf('bars').replaceAll('-', '_') ||
        table.value('CatalogId') !== account ||
        database.value('CatalogId') !== account ||
        table.value('TableInput.Name') !== 'bars',
      `the table is not called bars in the database of the environment (${table.label})`,
    ),
    ...parameters
      .filter(([name, value]) => found[name] !== value)
      .map(([name]) => `Athena does not find the files: the parameter ${name} differs (${table.label})`),
    ...problemIf(
      table.value('TableInput.TableType') !== 'EXTERNAL_TABLE' ||
        table.value(`${STORAGE}.Location`) !== `s3://${bucket}/${EXPORTS_PREFIX}` ||
        Object.entries(PARQUET).some(([path, name]) => table.value(`${STORAGE}.${path}`) !== name),
      `the table does not read Parquet files of the bucket (${table.label})`,
    ),
    ...problemIf(
      columnsOf(table, 'TableInput.PartitionKeys') !== PARTITIONS.map((name) => `${name} string`).join(),
      `the partitions are not the parts of the path (${table.label})`,
    ),
    ...problemIf(
      columnsOf(table, `${STORAGE}.Columns`) !==
        Object.entries(EXPORT_COLUMNS)
          .map((column) => column.join(' '))
          .join(),
      `the columns are not those of the files (${table.label})`,
    ),
  ];
}

function columnsOf(table: Deployed, path: string): string {
  return table
    .list(path)
    .map((column) => `${String(valueAt(column, 'Name'))} ${String(valueAt(column, 'Type'))}`)
    .join();
}
