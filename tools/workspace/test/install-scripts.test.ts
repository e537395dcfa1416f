import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/workspace';

/**
 * The packages that have scripts which npm would run when it installs them, each with a program that fails unless the package
 * works. They have prebuilt binaries in optional dependencies, so that their scripts have nothing to do.
 */
const PROGRAMS: Readonly<Record<string, string>> = {
  'node_modules/@parcel/watcher': "require('@parcel/watcher')",
  'node_modules/@swc/core':
    "require('@swc/core').transformSync('let a: 1', { jsc: { parser: { syntax: 'typescript' } } })",
  'node_modules/esbuild': "require('esbuild').transformSync('let a: 1', { loader: 'ts' })",
  'node_modules/nx': "require('@nx/devkit').hashArray(['a'])",
  'node_modules/unrs-resolver':
    "if (!new (require('unrs-resolver').ResolverFactory)().sync('.', './package.json').path) throw 0",
};

test('npm runs no scripts in this workspace', () => {
  expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('every package with install scripts is known to work without them', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
  expect(scripted.sort()).toEqual(Object.keys(PROGRAMS).sort());
});

test.each(Object.entries(PROGRAMS))('%s works', (_path, program) => {
  expect(() => execFileSync(process.execPath, ['--eval', program], { cwd: ROOT, stdio: 'pipe' })).not.toThrow();
});
