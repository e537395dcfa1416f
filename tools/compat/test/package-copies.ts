import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';

const WORKSPACE = join(__dirname, '../../..');
const PEERS = ['aws-cdk-lib', 'constructs'];
const FILES = ['package.json', 'tsconfig.jsii.json', 'README.md', 'src', 'compat', 'rosetta'];

/** A temporary workspace with copies of construct libraries, which tests may edit, and links to their peers. */
export class PackageCopies {
  public readonly root = temporaryFolder();
  public readonly nodeModules = join(this.root, 'node_modules');

  public constructor() {
    cpSync(join(WORKSPACE, 'tsconfig.base.json'), join(this.root, 'tsconfig.base.json'));
    for (const name of [...PEERS, '@types', 'typescript']) this.link(join(WORKSPACE, 'node_modules', name), name);
  }

  /**
   * Copies a package, without the record of its last release, and links it.
   *
   * @param as the name of the link
   * @returns the folder of the copy
   */
  public add(name: string, as = `@trading/${name}`): string {
    const folder = join(this.root, 'packages', as.replace('@trading/', ''));
    for (const file of FILES) cpSync(join(WORKSPACE, 'packages', name, file), join(folder, file), { recursive: true });
    rmSync(join(folder, 'compat/released'), { recursive: true, force: true });
    this.link(folder, as);
    return folder;
  }

  private link(folder: string, as: string): void {
    const link = join(this.nodeModules, as);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(folder, link, 'junction');
  }
}

/** Replaces a text that must be in a file. */
export function replaceIn(file: string, text: string, replacement: string): void {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(text)) throw new Error(`Expected ${file} to contain: ${text}`);
  writeFileSync(file, source.replace(text, replacement));
}
