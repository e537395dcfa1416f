import { join } from 'node:path';
import { packageFolders } from '../../src/package-folders';
import { compareRange } from '../../src/range/compare-range';
import { PackageCopies, replaceIn } from '../package-copies';

test('rejects a peer range whose lowest version is not installed in the workspace', async () => {
  const folder = new PackageCopies().add('constructs-network');
  replaceIn(join(folder, 'package.json'), '"aws-cdk-lib": "^', '"aws-cdk-lib": "^1');
  await expect(compareRange(packageFolders(folder))).rejects.toThrow(
    /^The workspace must use the oldest peers. Expected aws-cdk-lib 1/,
  );
});
