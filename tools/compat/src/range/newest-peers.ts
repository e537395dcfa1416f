import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompatError } from '../errors';
import type { PackageFolders } from '../package-folders';

/** What is published of a package and read at run time. */
const PUBLISHED = ['package.json', 'lib'];

/** A project in which a package is installed beside the newest peers that it allows. */
export interface Project {
  readonly nodeModules: string;
  /** The versions of the peers, by their name. */
  readonly peers: Readonly<Record<string, string>>;
}

/** Makes such a project in a temporary folder, lets something work with it, and removes it. */
export function withNewestPeers<T>({ name, root }: PackageFolders, work: (project: Project) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'compat-range-'));
  try {
    const dependencies = readManifest(root).peerDependencies;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    npmInstall(folder);
    const nodeModules = join(folder, 'node_modules');
    for (const file of PUBLISHED) cpSync(join(root, file), join(nodeModules, name, file), { recursive: true });
    return work({ nodeModules, peers: versionsIn(nodeModules, Object.keys(dependencies)) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The versions of packages in a folder of packages, by their name. */
export function versionsIn(nodeModules: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readManifest(join(nodeModules, name)).version]));
}

interface Manifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function npmInstall(cwd: string): void {
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    throw new CompatError(
      `npm cannot install the newest peers${error ? `: ${error.message}` : '; its reason is above'}.`,
    );
  }
}
