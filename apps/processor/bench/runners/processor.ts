import { foldTradeFile, type FoldSettings } from '../../src/folding/fold-trade-file';
import { WasmLineFolder } from '../../src/folding/wasm/wasm-line-folder';
import { fileChunks } from './file-chunks';
import { report } from './report.mjs';

const SETTINGS: FoldSettings = {
  interval: '1m',
  layouts: [],
  makeLineFolder: (options) => new WasmLineFolder(options),
};

/** Makes the bars of a trade file, as bytes of items, as the function does: `node processor.js FILE`. */
async function main(file: string): Promise<void> {
  const folded = await foldTradeFile(file, () => Promise.resolve(fileChunks(file)), SETTINGS, {
    throwIfLate: () => undefined,
  });
  const items = [...(folded?.chunks() ?? [])].length;
  report(items, folded?.counts.accepted ?? 0);
}

void main(process.argv[2] as string);
