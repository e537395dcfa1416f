import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const LOCKFILE = 'package-lock.json';

/** The start of the ids of virtual modules, which are code of the bundler. */
const BUNDLER = '\0rolldown/';

const MODULES = 'node_modules/';

/** A package that is installed in a workspace, or that is part of it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** True if no registry has the package, because it is part of the workspace. */
  readonly isPrivate: boolean;
  /** An SPDX expression. */
  readonly license: string | undefined;
  /** The hash of the packed package, such as `sha512-…`, if the lockfile has it. */
  readonly integrity: string | undefined;
}

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
}

/** The packages in the lockfile of a workspace, by their folders. */
export class LockedPackages {
  /** Reads the lockfile of the workspace around a folder. */
  public static around(folder: string): LockedPackages {
    for (let root = folder; root !== dirname(root); root = dirname(root)) {
      if (existsSync(join(root, LOCKFILE))) return new LockedPackages(root);
    }
    throw new RangeError(`Expected ${LOCKFILE} in a folder around ${folder}`);
  }

  private readonly entries: Readonly<Record<string, LockEntry>>;

  private constructor(private readonly root: string) {
    const { packages } = JSON.parse(readFileSync(join(root, LOCKFILE), 'utf8')) as {
      readonly packages: Readonly<Record<string, LockEntry>>;
    };
    this.entries = packages;
  }

  /**
   * Returns the package that a file is part of.
   *
   * @param path absolute, without symbolic links; or the id of a virtual module of the bundler, which is the bundler's own code
   * @throws RangeError if the lockfile has no such package
   */
  public packageOf(path: string): LockedPackage {
    const file = path.startsWith(BUNDLER)
      ? `${MODULES}${path.slice(1)}`
      : relative(this.root, path).replaceAll(sep, '/');
    for (let folder = dirname(file); folder !== '.' && folder !== dirname(folder); folder = dirname(folder)) {
      const { name = folder.slice(folder.lastIndexOf(MODULES) + MODULES.length), ...entry } =
        this.entries[folder] ?? {};
      if (entry.version === undefined) continue;
      const { version, license, integrity } = entry;
      return { name, version, license, integrity, isPrivate: !folder.startsWith(MODULES) };
    }
    throw new RangeError(`Expected a package in ${LOCKFILE} that ${file} is part of`);
  }
}
