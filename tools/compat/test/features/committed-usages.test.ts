import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rejectStaleUsages, writeFeatureUsages } from '../../src/features/committed-usages';
import { packageFolders } from '../../src/package-folders';
import { PackageCopies } from '../package-copies';

const CURRENT = new Map([
  ['features-table.ts', '// a table\n'],
  ['features-backup.ts', '// a backup\n'],
]);

describe('the committed usages of optional features', () => {
  const folder = new PackageCopies().add('constructs-network');
  const folders = packageFolders(folder);
  const usages = join(folder, 'compat/usages');

  test('are out of date if the package has other constructs', () => {
    expect(() => rejectStaleUsages(folders, CURRENT)).toThrow(
      '@trading/constructs-network: features-table.ts, features-backup.ts, features-network.ts in compat/usages are out of ' +
        'date. Run the target `compat-usages`, review the changes, and commit them.',
    );
  });

  test('are written for each construct, and leave other usages alone', () => {
    writeFeatureUsages(folders, CURRENT);
    const files = ['features-backup.ts', 'features-table.ts', 'maximal.ts', 'minimal.ts', 'nat-strategies.ts'];
    expect(readdirSync(usages).sort()).toEqual(files);
    expect(readFileSync(join(usages, 'features-table.ts'), 'utf8')).toBe('// a table\n');
    expect(() => rejectStaleUsages(folders, CURRENT)).not.toThrow();
  });

  test.each([
    ['edited', (file: string) => writeFileSync(file, '// edited\n')],
    ['deleted', (file: string) => rmSync(file)],
  ])('are out of date if one was %s', (_how, change) => {
    change(join(usages, 'features-table.ts'));
    expect(() => rejectStaleUsages(folders, CURRENT)).toThrow('features-table.ts in compat/usages is out of date.');
    writeFeatureUsages(folders, CURRENT);
  });
});
