import { formatDecimal } from '@trading/bars';
import { parquetMetadata, parquetReadObjects, type FileMetaData } from 'hyparquet';

/** The metadata of a Parquet file. */
export function readMetadata(bytes: Uint8Array): FileMetaData {
  return parquetMetadata(new Uint8Array(bytes).buffer);
}

/** The rows of a Parquet file. A decimal is a text with all digits, and a time is in microseconds since 1970. */
export async function readParquet(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const decimals = new Set(
    metadata.schema.flatMap(({ name, converted_type }) => (converted_type === 'DECIMAL' ? [name] : [])),
  );
  // The library would turn a decimal into a double. Without the type, it returns the bytes.
  const schema = metadata.schema.map(({ converted_type, logical_type, ...element }) =>
    decimals.has(element.name) ? element : { ...element, converted_type, logical_type },
  );
  const timestampFromMicroseconds = (time: bigint) => time as unknown as Date;
  const rows = await parquetReadObjects({
    file,
    metadata: { ...metadata, schema },
    parsers: { timestampFromMicroseconds },
    utf8: false,
  });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        decimals.has(name) && value ? formatDecimal(decimalOf(value as Uint8Array)) : (value ?? null),
      ]),
    ),
  );
}

/** The unscaled value of a decimal, which is big-endian and signed. */
function decimalOf(bytes: Uint8Array): bigint {
  return BigInt.asIntN(128, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
}
