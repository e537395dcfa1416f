import { join } from 'node:path';
import { packageFolders } from '../../src/package-folders';
import { compareRange } from '../../src/range/compare-range';
import { PackageCopies, replaceIn } from '../package-copies';

const copies = new PackageCopies();
afterAll(() => copies.remove());

test('refuses a range of which the workspace has not the first version', () => {
  const folder = copies.add('constructs-network');
  replaceIn(join(folder, 'package.json'), '"aws-cdk-lib": "^', '"aws-cdk-lib": "^1');
  expect(() => compareRange(packageFolders(folder))).toThrow(
    /^The workspace tests the oldest peers. Expected aws-cdk-lib 1/,
  );
});

test('refuses a folder without a catalogue', () => {
  const tool = join(__dirname, '../..');
  expect(() => packageFolders(tool)).toThrow(
    `Expected the folder of a construct library with a folder compat, got: ${tool}`,
  );
});
