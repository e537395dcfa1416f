import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const WORKSPACE = join(__dirname, '../../..');
const PEERS = ['aws-cdk-lib', 'constructs'];
const FILES = ['package.json', 'tsconfig.jsii.json', 'README.md', 'src', 'compat', 'rosetta'];

/** A workspace of its own with copies of construct libraries, to be edited, and the peers of this one. */
export class PackageCopies {
  public readonly root = mkdtempSync(join(tmpdir(), 'compat-test-'));
  public readonly nodeModules = join(this.root, 'node_modules');

  public constructor() {
    cpSync(join(WORKSPACE, 'tsconfig.base.json'), join(this.root, 'tsconfig.base.json'));
    for (const name of [...PEERS, '@types', 'typescript']) this.link(join(WORKSPACE, 'node_modules', name), name);
  }

  /**
   * Copies a package, and makes it found.
   *
   * @param as the name it is found under, if not its own
   * @returns its folder
   */
  public add(name: string, as = `@trading/${name}`): string {
    const folder = join(this.root, 'packages', as.replace('@trading/', ''));
    for (const file of FILES) cpSync(join(WORKSPACE, 'packages', name, file), join(folder, file), { recursive: true });
    this.link(folder, as);
    return folder;
  }

  public remove(): void {
    rmSync(this.root, { recursive: true });
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
