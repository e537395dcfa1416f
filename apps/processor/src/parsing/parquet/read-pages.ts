import { crc32 } from 'node:zlib';
import type {
  ColumnMetaData,
  DataPageHeader,
  DataReader,
  DecodedArray,
  Encoding,
  PageHeader,
  ParquetParsers,
  SchemaTree,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { checkRuns } from './check-runs';
import { decompressPage } from './decompress-page';
import type { ValueText } from './value-text';

/** Maximum length of a page after decompression, and maximum number of its values. */
const MAX_PAGE_LENGTH = 2 ** 28;
const MAX_PAGE_VALUES = 2 ** 24;

/** A column of the file. */
export interface ParquetColumn {
  readonly name: string;
  readonly schemaPath: SchemaTree[];
  readonly isOptional: boolean;
  /** Writes a value that is not null. */
  readonly text: ValueText;
}

/** The values of a data page as the library decodes them: physical values, or places in the dictionary. */
interface DecodedPage {
  readonly encoding: Encoding;
  readonly count: number;
  /** 1 for each value and 0 for each null, or empty if no value is null. */
  readonly levels: readonly number[];
  readonly values: DecodedArray;
}

/**
 * Reads the pages of one column in one row group, each as the texts of its values. Null is the empty text.
 *
 * Values are not converted by the library, whose decimals and times are inexact.
 *
 * @param bytes the column chunk
 * @param rows number of rows in the row group
 * @throws Error if the data is damaged
 */
export function* readPages(
  bytes: Uint8Array,
  { schemaPath, isOptional, text }: ParquetColumn,
  metadata: ColumnMetaData,
  rows: number,
): Generator<readonly string[]> {
  const reader: DataReader = { view: viewOf(bytes), offset: 0 };
  let dictionary: readonly string[] = [];
  for (let missing = rows; missing > 0;) {
    const header = parquetHeader(reader);
    const page = pageBytes(bytes, reader, header);
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = Array.from(readDictionary(page, header, schemaPath, metadata), text);
      continue;
    }
    const decoded = decodePage(page, header, schemaPath, metadata, isOptional, missing);
    if (!decoded) continue;
    missing -= decoded.count;
    yield textsOf(decoded, isOfDictionary(decoded.encoding) ? (value) => dictionary[value as number] : text);
  }
}

/** Returns the bytes of a page, of which the writer may have stated the checksum. */
function pageBytes(bytes: Uint8Array, reader: DataReader, header: PageHeader): Uint8Array {
  const { compressed_page_size: length, uncompressed_page_size: uncompressed, crc } = header;
  const page = bytes.subarray(reader.offset, reader.offset + length);
  if (length < 0 || page.length !== length) throw new Error('a page ends after its column');
  if (uncompressed < 0 || uncompressed > MAX_PAGE_LENGTH) throw new Error(`a page has ${uncompressed} bytes`);
  if (crc !== undefined && crc32(page) !== crc >>> 0) throw new Error('incorrect data check of a page');
  reader.offset += length;
  return page;
}

function readDictionary(
  page: Uint8Array,
  { uncompressed_page_size: length, dictionary_page_header: header }: PageHeader,
  schemaPath: SchemaTree[],
  { type, codec }: ColumnMetaData,
): DecodedArray {
  const count = checkedCount(header?.num_values, MAX_PAGE_VALUES);
  const plain = decompressPage(page, length, codec);
  return readPlain({ view: viewOf(plain), offset: 0 }, type, count, schemaPath.at(-1)?.element.type_length);
}

/** Returns undefined for a page without values, such as an index. */
function decodePage(
  page: Uint8Array,
  header: PageHeader,
  schemaPath: SchemaTree[],
  { type, codec, path_in_schema: pathInSchema }: ColumnMetaData,
  isOptional: boolean,
  missing: number,
): DecodedPage | undefined {
  const element = (schemaPath.at(-1) as SchemaTree).element;
  const decoder = { pathInSchema, type, element, schemaPath, codec, parsers: NO_PARSERS };
  const { data_page_header: v1, data_page_header_v2: v2 } = header;
  if (header.type === 'DATA_PAGE' && v1) {
    const count = checkedCount(v1.num_values, missing);
    const plain = decompressPage(page, header.uncompressed_page_size, codec);
    checkPage(plain, v1, isOptional);
    const { definitionLevels: levels = [], dataPage: values } = readDataPage(plain, v1, decoder);
    return { encoding: v1.encoding, count, levels, values };
  }
  if (header.type === 'DATA_PAGE_V2' && v2) {
    const count = checkedCount(v2.num_values, missing);
    const { definition_levels_byte_length: levelsLength, repetition_levels_byte_length: repetitionLength } = v2;
    if (repetitionLength !== 0 || levelsLength < 0) throw new Error('levels of a nested column');
    if (isOptional) checkLevels(page.subarray(0, levelsLength), count);
    const isCompressed = v2.is_compressed !== false && header.uncompressed_page_size > levelsLength;
    const values = isCompressed
      ? decompressPage(page.subarray(levelsLength), header.uncompressed_page_size - levelsLength, codec)
      : page.subarray(levelsLength);
    checkValues(values, v2.encoding, count);
    // A page without values has no width of places in a dictionary.
    const encoding = v2.num_nulls === count ? 'PLAIN' : v2.encoding;
    const plain = Uint8Array.from(Buffer.concat([page.subarray(0, levelsLength), values]));
    const { definitionLevels: levels = [], dataPage } = readDataPageV2(
      plain,
      { ...header, data_page_header_v2: { ...v2, encoding, is_compressed: false } },
      decoder,
    );
    return { encoding: v2.encoding, count, levels, values: dataPage };
  }
  if (header.type === 'INDEX_PAGE') return undefined;
  throw new Error(`a page of type ${header.type}`);
}

/** Checks the runs of a page of version 1: those of the levels, after their length, and those of the values. */
function checkPage(page: Uint8Array, header: DataPageHeader, isOptional: boolean): void {
  const { num_values: count, encoding, definition_level_encoding: levelEncoding } = header;
  let start = 0;
  if (isOptional) {
    if (levelEncoding !== 'RLE') throw new Error(`levels in the encoding ${levelEncoding}`);
    start = 4 + viewOf(page).getUint32(0, true);
    checkLevels(page.subarray(4, start), count);
  }
  checkValues(page.subarray(start), encoding, count);
}

/** Checks the runs of levels. The library would read on after their end. */
function checkLevels(levels: Uint8Array, count: number): void {
  if (checkRuns(levels, 1, count) < count) throw new Error('the levels of a page are incomplete');
}

/** Checks the runs of Booleans, after their length, and of places in a dictionary, after the width of a place. */
function checkValues(values: Uint8Array, encoding: Encoding, count: number): void {
  if (encoding === 'RLE') checkRuns(values.subarray(4), 1, count);
  else if (isOfDictionary(encoding)) checkRuns(values.subarray(1), values[0] ?? 0, count);
}

function isOfDictionary(encoding: Encoding): boolean {
  return encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY';
}

function textsOf({ count, levels, values }: DecodedPage, text: (value: unknown) => string | undefined): string[] {
  const texts = new Array<string>(count);
  const hasNulls = levels.length > 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    if (hasNulls && levels[index] === 0) {
      texts[index] = '';
      continue;
    }
    const value: unknown = values[next];
    const written = value === undefined ? undefined : text(value);
    if (written === undefined) throw new Error('a value is missing');
    texts[index] = written;
    next += 1;
  }
  if (next !== values.length) throw new Error(`a page has ${values.length} values instead of ${next}`);
  return texts;
}

function checkedCount(count: number | undefined, maximum: number): number {
  if (count === undefined || count < 0 || count > Math.min(maximum, MAX_PAGE_VALUES)) {
    throw new Error(`a page has ${count} values`);
  }
  return count;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The library asks for functions that convert values. It does not call them to decode a page. */
const NO_PARSERS = {} as ParquetParsers;
