import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRelease, writeRelease } from '../../src/release/release';

const folder = mkdtempSync(join(tmpdir(), 'compat-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const released = join(folder, 'released');
const assembly = join(folder, '.jsii');
const catalogue = (...names: string[]) => ({
  declared: '// declared',
  usages: new Map(names.map((name) => [name, `// ${name}`])),
});
const templates = (...names: string[]) => new Map(names.map((name) => [name, { Stack: { Resources: {} } }]));

test('says what to do where no release was recorded', () => {
  expect(() => readRelease(released)).toThrow('found none: record it, by compat-record.');
});

test('reads what was written, without what is no API', () => {
  const type = { fqn: 'x.A', locationInModule: { filename: 'a.ts', line: 1 } };
  writeFileSync(
    assembly,
    JSON.stringify({ version: '1.2.3', readme: {}, dependencyClosure: {}, types: { 'x.A': type } }),
  );
  writeRelease(released, assembly, catalogue('minimal'), templates('minimal'));

  const release = readRelease(released);
  expect(release).toMatchObject({ version: '1.2.3', catalogue: catalogue('minimal'), templates: templates('minimal') });
  expect(JSON.parse(readFileSync(release.api, 'utf8'))).toEqual({ version: '1.2.3', types: { 'x.A': { fqn: 'x.A' } } });
});

test('leaves nothing of the release before', () => {
  writeRelease(released, assembly, catalogue('maximal'), templates('maximal'));
  expect(readdirSync(join(released, 'usages'))).toEqual(['maximal.ts']);
  expect(readdirSync(join(released, 'templates'))).toEqual(['maximal.json']);
});
