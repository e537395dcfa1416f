import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isTradeFileKey } from '@trading/bars';
import { OperatorError } from '@trading/cli';

/** A file that can be sent. */
export interface FileToSend {
  /** Its key in the bucket, without the prefix of trade files. */
  readonly name: string;
  readonly read: () => Buffer;
}

/**
 * Finds the files that a path names. The name of a file begins with the last segment of the path: a file `x.csv` is sent
 * as `x.csv`, and the files of a folder `spot` are sent as `spot/…`. The folders `.` and `..` have no name of their own,
 * so their files are sent with the paths below them. Hidden folders, and files that the processor would skip, are not sent.
 *
 * @param path the path of a file or a folder
 * @param base the folder to which the path is relative
 * @returns the files, ordered by name
 * @throws OperatorError if there is no such file or folder, or the folder has no files
 */
export function filesToSend(path: string, base: string): FileToSend[] {
  const absolute = resolve(base, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats?.isFile()) return [fileToSend(basename(absolute), absolute)];
  if (!stats?.isDirectory()) {
    throw new OperatorError(
      `There is no file or folder ${absolute}. Expected the path of a trade file or of a folder.`,
    );
  }
  const segment = basename(path);
  const files = filesBelow(absolute, ['', '.', '..'].includes(segment) ? '' : `${segment}/`);
  if (files.length === 0)
    throw new OperatorError(`${absolute} has no trade files. Hidden files, markers and checksums are not sent.`);
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Links to files are followed. Links to folders are not, because they may form a circle. */
function filesBelow(folder: string, prefix: string): FileToSend[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesBelow(path, `${prefix}${entry.name}/`);
    if (!isTradeFileKey(entry.name)) return [];
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
    return isFile ? [fileToSend(`${prefix}${entry.name}`, path)] : [];
  });
}

function fileToSend(name: string, path: string): FileToSend {
  return { name, read: () => readFileSync(path) };
}
