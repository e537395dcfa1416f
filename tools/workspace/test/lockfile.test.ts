import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/workspace';

interface LockedPackage {
  readonly integrity?: string;
  /** True for a package of the workspace. */
  readonly link?: boolean;
  /** True for a package that is inside the tarball of another one, whose hash includes it. */
  readonly inBundle?: boolean;
}

test('npm compares every package that it downloads with the hash in the lockfile', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };

  const downloaded = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
  );
  expect(downloaded.length).toBeGreaterThan(1_000);
  expect(downloaded.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});
