import type { FoldOptions, LineFolder } from '../../src/folding/line-folder';
import { WasmLineFolder } from '../../src/folding/wasm/wasm-line-folder';

/** Makes the fast path for a file; undefined where every line takes the reference path. */
export type MakeLineFolder = ((options: FoldOptions) => LineFolder) | undefined;

/** The ways that lines are folded, which must come to the same. */
export const LINE_FOLDERS: readonly [name: string, makeLineFolder: MakeLineFolder][] = [
  ['the reference path', undefined],
  ['the kernel', (options) => new WasmLineFolder(options)],
];
