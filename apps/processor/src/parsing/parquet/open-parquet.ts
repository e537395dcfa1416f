import {
  parquetMetadata,
  parquetSchema,
  type ColumnMetaData,
  type FileMetaData,
  type RowGroup,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import {
  DamagedFileError,
  RefusedError,
  ReplacedObjectError,
  UnknownLayoutError,
  UnsupportedFormatError,
} from '../../errors';
import type { ByteRange, OpenFile } from '../../ports';
import type { DeclaredLayouts } from '../recognition/declared-layouts';
import type { DecompressedFile } from '../containers/decompress';
import { detectLayout, excerpt } from '../recognition/detect-layout';
import type { Layout } from '../layout';
import { refuseUnsupportedCodec } from './decompress-page';
import { readPages, type ParquetColumn } from './read-pages';
import { isTimeWithoutZone, quoted, valueTextOf } from './value-text';

/** Number of bytes at the end of a file that are read at first. They contain the footer of most files. */
const FOOTER_LENGTH = 65_536;

/** Length of the end of a footer: its own length, and the four letters by which the format is known. */
const FOOTER_END = 8;

const MAX_FOOTER_LENGTH = 2 ** 26;

/** Maximum length of a row group, which is in memory as a whole. */
const MAX_GROUP_LENGTH = 2 ** 28;

/** Number of rows whose lines are passed on at once. */
const ROWS_AT_ONCE = 4096;

/** The column in which pandas stores an index without a name, as if it were data. */
const UNNAMED_INDEX = /^__index_level_\d+__$/;

/** Programs take the first line of a file without header for the names of its columns. */
const NO_NAMES =
  'the names of its columns are the values of a trade; convert the file again, with the names of its layout';

/**
 * Opens a Parquet file as lines of CSV: a header with the names of the columns, and a line for each row. Row groups are read
 * one after the other.
 *
 * The layout of the file, which its columns decide, determines how times are written. The name of the file is read as if it
 * ended in `.csv`.
 *
 * The errors can also be thrown while the bytes are read.
 *
 * @throws DamagedFileError if the data is truncated or damaged
 * @throws UnknownLayoutError if the columns are not those of a layout
 * @throws UnsupportedFormatError if the file has something that lines of CSV cannot express
 */
export async function openParquet(key: string, open: OpenFile, layouts: DeclaredLayouts): Promise<DecompressedFile> {
  const metadata = await readFooter(open);
  const leaves = flatColumnsOf(metadata);
  const header = leaves.map(({ element }) => quoted(element.name)).join(',');
  const memberName = `${key.slice(key.lastIndexOf('/') + 1).replace(/\.parquet$/i, '')}.csv`;
  const { hasHeader, timeUnits } = detectLayout(key, header, layouts, undefined, memberName);
  if (!hasHeader) throw new UnknownLayoutError(key, NO_NAMES, excerpt(header));
  const columns = leaves.map((leaf) => columnOf(leaf, timeUnits));
  return { memberName, bytes: linesOf(open, header, metadata, columns) };
}

async function readFooter(open: OpenFile): Promise<FileMetaData> {
  let footer = await readRange(open, { start: -FOOTER_LENGTH });
  const length = footer.length < FOOTER_END ? 0 : footer.readUInt32LE(footer.length - FOOTER_END) + FOOTER_END;
  if (length > footer.length && length <= MAX_FOOTER_LENGTH) footer = await readRange(open, { start: -length });
  return decode(0, () => {
    const metadata = parquetMetadata(footer, { geoparquet: false });
    const rows = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
    if (rows !== metadata.num_rows) throw new Error(`${rows} of ${metadata.num_rows} rows`);
    return metadata;
  });
}

/** A column that is not nested, and its place among the columns of a row group. */
interface FlatColumn {
  readonly index: number;
  readonly element: SchemaElement;
  readonly schemaPath: SchemaTree[];
}

/** Returns the columns, without an index that has no name. */
function flatColumnsOf(metadata: FileMetaData): FlatColumn[] {
  const tree = decode(0, () => parquetSchema(metadata));
  const nested = tree.children.find(({ children, element }) => children.length > 0 || isRepeated(element));
  if (nested) {
    throw new UnsupportedFormatError(
      `a Parquet file with the nested column ${nested.element.name}`,
      'write it without this column, or with a column for each of its values',
    );
  }
  return tree.children
    .map((child, index) => ({ index, element: child.element, schemaPath: [tree, child] }))
    .filter(({ element }) => !UNNAMED_INDEX.test(element.name));
}

function isRepeated({ repetition_type: repetition }: SchemaElement): boolean {
  return repetition === 'REPEATED';
}

interface IndexedColumn extends ParquetColumn {
  readonly index: number;
}

function columnOf({ index, element, schemaPath }: FlatColumn, timeUnits: Layout['timeUnits']): IndexedColumn {
  const { name } = element;
  const time = timeUnits.get(name.trim().toLowerCase());
  if (time !== undefined && isTimeWithoutZone(element)) {
    throw new UnsupportedFormatError(
      `a Parquet file whose column ${name} has times without a time zone`,
      "write them as TIMESTAMP in UTC, for example with tz_localize('UTC') of pandas",
    );
  }
  const isOptional = element.repetition_type !== 'REQUIRED';
  return { index, name, schemaPath, isOptional, text: valueTextOf(element, time) };
}

/** Yields the lines of the file, a few thousand at once. */
async function* linesOf(
  open: OpenFile,
  header: string,
  { row_groups: groups }: FileMetaData,
  columns: readonly IndexedColumn[],
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${header}\n`);
  let length = 0;
  for (const group of groups) {
    const { start, end, chunks } = decode(length, () => locate(group, columns));
    if (end - start > MAX_GROUP_LENGTH) {
      throw new UnsupportedFormatError(
        `a Parquet file with a row group of ${Math.ceil((end - start) / 2 ** 20)} MiB`,
        `write it with row groups of up to ${MAX_GROUP_LENGTH / 2 ** 20} MiB, for example of 1,000,000 rows`,
      );
    }
    const bytes = await readRange(open, { start, end });
    const rows = Number(group.num_rows);
    const pages = chunks.map(({ column, metadata, ...chunk }) =>
      readPages(bytes.subarray(chunk.start - start, chunk.end - start), column, metadata, rows),
    );
    const lines = linesOfGroup(pages, rows);
    for (;;) {
      const next = decode(length, () => lines.next());
      if (next.done) break;
      length += next.value.length;
      yield next.value;
    }
  }
}

/** The bytes of a column in a row group, as a range of the file. */
interface ColumnChunk {
  readonly column: ParquetColumn;
  readonly metadata: ColumnMetaData;
  readonly start: number;
  readonly end: number;
}

/** Locates the chunks of a row group. */
function locate(
  { columns: chunks, num_rows: rows }: RowGroup,
  columns: readonly IndexedColumn[],
): { start: number; end: number; chunks: readonly ColumnChunk[] } {
  const located = columns.map((column): ColumnChunk => {
    const { meta_data: metadata, file_path: path, crypto_metadata: encryption } = chunks[column.index] ?? {};
    if (encryption || (metadata === undefined && path === undefined)) {
      throw new UnsupportedFormatError('an encrypted Parquet file', 'write it without encryption');
    }
    if (!metadata || path !== undefined) {
      throw new UnsupportedFormatError('a Parquet file whose data is in other files', 'write it as one file');
    }
    if (metadata.path_in_schema.join('.') !== column.name) throw new Error(`no data of the column ${column.name}`);
    refuseUnsupportedCodec(metadata.codec);
    // Some writers state 0 for a column without dictionary.
    const { dictionary_page_offset: dictionary = 0n, data_page_offset: data } = metadata;
    const start = Number(dictionary > 0n ? dictionary : data);
    return { column, metadata, start, end: start + Number(metadata.total_compressed_size) };
  });
  const start = Math.min(...located.map((chunk) => chunk.start));
  const end = Math.max(...located.map((chunk) => chunk.end));
  if (rows < 0n || start < 0 || located.some((chunk) => chunk.end < chunk.start)) {
    throw new Error('a row group is outside of the file');
  }
  return { start, end, chunks: located };
}

/** Yields the lines of a row group from the pages of its columns, whose numbers of rows differ. */
function* linesOfGroup(columns: readonly Generator<readonly string[]>[], rows: number): Generator<Buffer> {
  const cells = columns.map((pages) => new Cells(pages));
  for (let row = 0; row < rows;) {
    let text = '';
    for (const end = Math.min(row + ROWS_AT_ONCE, rows); row < end; row += 1) {
      for (const [index, column] of cells.entries()) text += index === 0 ? column.next() : `,${column.next()}`;
      text += '\n';
    }
    yield Buffer.from(text);
  }
}

/** The values of a column, one after the other. */
class Cells {
  private page: readonly string[] = [];
  private position = 0;

  public constructor(private readonly pages: Generator<readonly string[]>) {}

  public next(): string {
    while (this.position === this.page.length) {
      this.page = this.pages.next().value as readonly string[];
      this.position = 0;
    }
    this.position += 1;
    return this.page[this.position - 1] as string;
  }
}

/** @throws ReplacedObjectError if other bytes have replaced those of the file */
async function readRange(open: OpenFile, range: ByteRange): Promise<Buffer> {
  const chunks = await open(range);
  if (!chunks) throw new ReplacedObjectError();
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
}

/** Turns errors of the library, which knows no others, into those of damaged data. */
function decode<T>(readBytes: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RefusedError ? error : new DamagedFileError('Parquet', readBytes, error as Error);
  }
}
