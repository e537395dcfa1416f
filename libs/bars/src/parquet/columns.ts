import type { parquetWriteBuffer } from 'hyparquet-writer';
import { PRECISION, SCALE } from './decimals';

/** The type and the name of a column, as the writer expects them. */
type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

/** A column of a Parquet file. */
export interface Column {
  readonly element: SchemaElement;
  readonly data: unknown[];
}

/** Microseconds since 1970, UTC. */
export function timeColumn(name: string, data: bigint[]): Column {
  const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } as const;
  const type = { type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type } as const;
  return { element: { name, repetition_type: 'REQUIRED', ...type }, data };
}

/** Unscaled values of a DECIMAL(38, 18). */
export function decimalColumn(name: string, data: (bigint | undefined)[]): Column {
  const size = { precision: PRECISION, scale: SCALE };
  const logical_type = { type: 'DECIMAL', ...size } as const;
  const type = {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: 16,
    converted_type: 'DECIMAL',
    ...size,
    logical_type,
  } as const;
  return { element: { name, repetition_type: 'OPTIONAL', ...type }, data };
}

export function integerColumn(name: string, data: (number | undefined)[]): Column {
  const element = { name, repetition_type: 'OPTIONAL', type: 'INT64' } as const;
  return { element, data: data.map((value) => (value === undefined ? undefined : BigInt(value))) };
}

export function textColumn(name: string, data: (string | undefined)[]): Column {
  const type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  return { element: { name, repetition_type: 'OPTIONAL', ...type }, data };
}

/** The schema of a file with these columns. */
export function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)];
}
