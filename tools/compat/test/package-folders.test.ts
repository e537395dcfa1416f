import { join } from 'node:path';
import { packageFolders } from '../src/package-folders';

test('rejects a folder without a catalogue of usages', () => {
  const tool = join(__dirname, '..');
  expect(() => packageFolders(tool)).toThrow(
    `Expected the folder of a construct library, with a subfolder \`compat\`, got: ${tool}`,
  );
});
