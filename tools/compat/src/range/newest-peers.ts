import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, runCommand } from '@trading/cli';
import type { PackageFolders } from '../package-folders';

/** The published files of a package that are read at run time. */
const PUBLISHED = ['package.json', 'lib'];

/** A project in which a package is installed together with the newest peers that it allows. */
export interface Project {
  readonly nodeModules: string;
  /** The versions of the peers, by name. */
  readonly peers: Readonly<Record<string, string>>;
}

/** Creates such a project in a temporary folder, passes it to an action, and deletes it. */
export function withNewestPeers<T>(
  { name, root }: PackageFolders,
  action: (project: Project) => Promise<T>,
): Promise<T> {
  return inTemporaryFolder('compat-range', async (folder) => {
    const dependencies = readManifest(root).peerDependencies;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npmInstall(folder);
    const nodeModules = join(folder, 'node_modules');
    for (const file of PUBLISHED) cpSync(join(root, file), join(nodeModules, name, file), { recursive: true });
    return action({ nodeModules, peers: versionsIn(nodeModules, Object.keys(dependencies)) });
  });
}

/** The installed versions of packages in a `node_modules` folder, by name. */
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

async function npmInstall(cwd: string): Promise<void> {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  await runCommand('npm', args, { cwd, output: 'inherit', shellOnWindows: true });
}
