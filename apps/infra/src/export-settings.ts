import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The settings of the exports in an environment. */
export interface ExportSettings {
  /** The memory of the function in MiB. */
  readonly memorySize: number;
  readonly logRetention: RetentionDays;
}

/** The columns of the exported files, with their types in Athena. The path of a file has the interval, the feed and the date. */
export const EXPORT_COLUMNS = {
  symbol: 'string',
  time: 'timestamp',
  open: 'decimal(38,18)',
  high: 'decimal(38,18)',
  low: 'decimal(38,18)',
  close: 'decimal(38,18)',
  volume: 'decimal(38,18)',
  volume_text: 'string',
  notional: 'decimal(38,18)',
  notional_text: 'string',
  vwap: 'decimal(38,18)',
  count: 'bigint',
  state: 'string',
  revision: 'string',
} as const;

/** Objects whose keys begin with this prefix are exports. */
export const EXPORTS_PREFIX = 'exports/';

/** The earliest date that Athena looks for. */
const FIRST_DATE = '2000-01-01';

/**
 * The parameters of the table for partition projection: Athena derives the paths of files from a query, so that no partition has
 * to be registered. A query must name the feed.
 *
 * @param bucketName the name of the bucket of the exports
 * @param interval the interval of the bars
 */
export function projectionParameters(bucketName: string, interval: string): Record<string, string> {
  const path = ['interval', 'feed', 'date'].map((name) => `${name}=\${${name}}`).join('/');
  return {
    EXTERNAL: 'TRUE',
    classification: 'parquet',
    'projection.enabled': 'true',
    'projection.interval.type': 'enum',
    'projection.interval.values': interval,
    'projection.feed.type': 'injected',
    'projection.date.type': 'date',
    'projection.date.format': 'yyyy-MM-dd',
    'projection.date.range': `${FIRST_DATE},NOW`,
    'storage.location.template': `s3://${bucketName}/${EXPORTS_PREFIX}${path}/`,
  };
}
