import { readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isTradeFileKey } from '../model/trade-file';

/** A trade file on this machine. */
export interface LocalTradeFile {
  /** Its key in the bucket, without the prefix of trade files. */
  readonly name: string;
  /** The absolute path. */
  readonly path: string;
}

/** The trade files that a path names. */
export interface FoundTradeFiles {
  /** Ordered by name. */
  readonly files: readonly LocalTradeFile[];
  /** The number of files of the folder that the processor would skip: hidden files, markers and checksums. */
  readonly skipped: number;
}

/**
 * Finds the trade files that a path names. The name of a file begins with the last segment of the path: a file `x.csv` is
 * named `x.csv`, and the files of a folder `spot` are named `spot/…`. The folders `.` and `..` have no name of their own,
 * so their files have the paths below them. Hidden folders, and files that the processor would skip, are left out.
 *
 * @param path the path of a file or a folder
 * @param base the folder to which the path is relative
 * @returns undefined if there is no such file or folder
 */
export function findTradeFiles(path: string, base: string): FoundTradeFiles | undefined {
  const absolute = resolve(base, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats?.isFile()) return { files: [{ name: basename(absolute), path: absolute }], skipped: 0 };
  if (!stats?.isDirectory()) return undefined;
  const segment = basename(path);
  const found = filesBelow(absolute, ['', '.', '..'].includes(segment) ? '' : `${segment}/`);
  const files = found.filter(({ path: file }) => isTradeFileKey(file));
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), skipped: found.length - files.length };
}

function filesBelow(folder: string, prefix: string): LocalTradeFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesBelow(path, `${prefix}${entry.name}/`);
    return isFile(entry, path) ? [{ name: `${prefix}${entry.name}`, path }] : [];
  });
}

/** Links to files are followed. Links to folders are not, because they may form a circle. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
