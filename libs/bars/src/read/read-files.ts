import { manifestKey, refusalKey } from '../table/item-keys';
import { fromFileItem, type RegisteredFile } from '../table/file-item';
import { fileRange } from '../table/ledger-keys';
import { summaryOf, type ManifestSummary } from '../table/manifest-item';
import { nameOf } from '../table/catalogue-item';
import { readItems } from '../table/read-items';
import type { Item, Table } from '../table/table';
import { fromCursor, toCursor } from './text-cursor';
import { validateLimit } from './limit';
import { refusalOf, type UploadRefusal } from './upload-status';

const DEFAULT_LIMIT = 100;

/** A query for the files of a bucket. */
export interface FileQuery {
  /**
   * Only files whose keys begin with this text.
   * @default - all files
   */
  readonly prefix?: string;
  /**
   * Maximum number of files of a page.
   * @default 100
   */
  readonly limit?: number;
  /**
   * The cursor of the page before.
   * @default - the first page
   */
  readonly cursor?: string;
}

/** A source, and the status of its uploads. Without a manifest and a refusal, its first upload is being processed. */
export interface FileStatus extends RegisteredFile {
  /** The manifest of the current upload. */
  readonly manifest?: ManifestSummary;
  /** The refusal of the newest upload that was refused. It is newer than the manifest if its clock is: see `isNewerGeneration`. */
  readonly refusal?: UploadRefusal;
}

/** A page of files, ordered by key. */
export interface FilePage {
  readonly files: readonly FileStatus[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/**
 * Reads the trade files of a bucket, processed or refused.
 *
 * @throws BarQueryError if the query is invalid
 */
export async function readFiles(table: Table, bucket: string, query: FileQuery = {}): Promise<FilePage> {
  const { prefix = '', limit = DEFAULT_LIMIT, cursor } = query;
  validateLimit(limit);
  const [after] = cursor === undefined ? [] : fromCursor(cursor, 1);
  const items: Item[] = [];
  // The item of the cursor and the first of the next page are read as well.
  for await (const item of table.query(fileRange(bucket, after ?? prefix), { pageSize: limit + 2 })) {
    if (!fromFileItem(item).key.startsWith(prefix) || items.length > limit) break;
    if (nameOf(item) !== after) items.push(item);
  }
  const page = items.slice(0, limit);
  const files = await withStatus(table, page.map(fromFileItem));
  return { files, ...(items.length > limit && { cursor: toCursor(nameOf(page.at(-1) as Item)) }) };
}

async function withStatus(table: Table, files: readonly RegisteredFile[]): Promise<FileStatus[]> {
  const find = await readItems(
    table,
    files.flatMap(({ source }) => [manifestKey(source), refusalKey(source)]),
  );
  return files.map((file) => {
    const [manifest, refusal] = [find(manifestKey(file.source)), find(refusalKey(file.source))];
    return {
      ...file,
      ...(manifest && { manifest: summaryOf(manifest) }),
      ...(refusal && { refusal: refusalOf(refusal) }),
    };
  });
}
