import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check, rejectSmaller } from '../src/check';
import { packageFolders } from '../src/package-folders';
import { PackageCopies, replaceIn } from './package-copies';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('check', () => {
  const copies = new PackageCopies();
  const folder = copies.add('constructs-network');
  const usages = join(folder, 'compat/usages');
  for (const file of readdirSync(usages)) if (file !== 'minimal.ts') rmSync(join(usages, file));
  replaceIn(join(folder, 'README.md'), '```ts', '```sh');

  test('returns no verdict on a package without a release', async () => {
    expect(await check(packageFolders(folder))).toBeUndefined();
  });

  test('rejects a usage that cannot be synthesised, even without a release', async () => {
    replaceIn(join(usages, 'minimal.ts'), 'export const stack', 'const stack');
    await expect(check(packageFolders(folder))).rejects.toThrow(
      'minimal: Expected the usage to export a `stack`, found no such export.',
    );
  });
});

test('rejectSmaller accepts only a bump that is large enough', () => {
  const verdict = { version: '1.0.0', api: [], usages: new Map(), needed: 'minor' } as const;
  expect(() => rejectSmaller('patch', verdict)).toThrow(
    'The changes since 1.0.0 listed above need a minor bump, but a patch bump is planned.',
  );
  for (const planned of ['minor', 'major'] as const) expect(() => rejectSmaller(planned, verdict)).not.toThrow();
});
