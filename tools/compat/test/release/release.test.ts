import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { readRelease, writeRelease } from '../../src/release/release';

const folder = temporaryFolder();
const released = join(folder, 'released');
const assembly = join(folder, '.jsii');
const catalogue = (...names: string[]) => ({
  declared: '// declared',
  usages: new Map(names.map((name) => [name, `// ${name}`])),
});
const templates = (...names: string[]) => new Map(names.map((name) => [name, { Stack: { Resources: {} } }]));

test('finds no release before one was recorded', () => {
  expect(readRelease(released)).toBeUndefined();
});

test('reads a recorded release, whose API has only the relevant fields', () => {
  const type = { fqn: 'x.A', locationInModule: { filename: 'a.ts', line: 1 } };
  writeFileSync(
    assembly,
    JSON.stringify({ version: '1.2.3', readme: {}, dependencyClosure: {}, types: { 'x.A': type } }),
  );
  writeRelease(released, assembly, catalogue('minimal'), templates('minimal'));

  const release = readRelease(released);
  expect(release).toMatchObject({ version: '1.2.3', catalogue: catalogue('minimal'), templates: templates('minimal') });
  expect(JSON.parse(readFileSync(String(release?.api), 'utf8'))).toEqual({
    version: '1.2.3',
    types: { 'x.A': { fqn: 'x.A' } },
  });
});

test('deletes the record of the previous release', () => {
  writeRelease(released, assembly, catalogue('maximal'), templates('maximal'));
  expect(readdirSync(join(released, 'usages'))).toEqual(['maximal.ts']);
  expect(readdirSync(join(released, 'templates'))).toEqual(['maximal.json']);
});
