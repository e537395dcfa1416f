import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findTradeFiles } from '@trading/bars/files';
import { OperatorError } from '@trading/cli';

/** A file that can be sent. */
export interface FileToSend {
  /** Its key in the bucket, without the prefix of trade files. */
  readonly name: string;
  readonly read: () => Buffer;
}

/**
 * Returns the trade files that a path names, ordered by name.
 *
 * @param path the path of a file or a folder
 * @param base the folder to which the path is relative
 * @throws OperatorError if there is no such file or folder, or the folder has no files
 */
export function filesToSend(path: string, base: string): FileToSend[] {
  const found = findTradeFiles(path, base);
  const absolute = resolve(base, path);
  if (!found) {
    throw new OperatorError(
      `There is no file or folder ${absolute}. Expected the path of a trade file or of a folder.`,
    );
  }
  if (found.files.length === 0)
    throw new OperatorError(`${absolute} has no trade files. Hidden files, markers and checksums are not sent.`);
  return found.files.map((file) => ({ name: file.name, read: () => readFileSync(file.path) }));
}
