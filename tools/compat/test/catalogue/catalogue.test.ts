import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { currentCatalogue, readCatalogue, writeCatalogue } from '../../src/catalogue/catalogue';

const CATALOGUE = { declared: '// declared\n', usages: new Map([['minimal', '// minimal\n']]) };

test('reads a catalogue that was written', () => {
  const folder = temporaryFolder();
  writeCatalogue(folder, CATALOGUE);
  expect(readCatalogue(folder)).toEqual(CATALOGUE);
});

test('reads a catalogue without usages', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'declared.ts'), '');
  expect(readCatalogue(folder)).toEqual({ declared: '', usages: new Map() });
});

test('adds the examples of the README to the usages of a package', () => {
  const folder = temporaryFolder();
  writeCatalogue(join(folder, 'compat'), CATALOGUE);
  mkdirSync(join(folder, 'rosetta'));
  writeFileSync(join(folder, 'rosetta/default.ts-fixture'), 'class Fixture { /// here\n}\n');
  writeFileSync(join(folder, 'README.md'), '# Example\n\n```ts\ngo();\n```\n');

  const { declared, usages } = currentCatalogue(folder);
  expect(declared).toBe(CATALOGUE.declared);
  expect([...usages.keys()]).toEqual(['minimal', 'readme-example']);
});
