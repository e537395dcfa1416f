import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnknownEnvironmentError } from '../../src/environments';
import { byStack, readSynthesised, readTemplates } from '../../verification/assembly';

const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
afterAll(() => rmSync(assembly, { recursive: true }));

describe('readTemplates', () => {
  test('reads the template of each stack of the environment', () => {
    const folder = join(assembly, 'assembly-dev');
    const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };
    mkdirSync(folder);
    writeFileSync(join(folder, 'manifest.json'), '{}');
    writeFileSync(join(folder, 'devDataE1B2C3D4.template.json'), JSON.stringify(template));
    writeFileSync(join(folder, 'devNetwork0A1B2C3D.template.json'), '{}');

    const files = readTemplates(assembly, 'dev');

    expect(files).toEqual([
      { stack: 'Data', path: join(folder, 'devDataE1B2C3D4.template.json'), template },
      { stack: 'Network', path: join(folder, 'devNetwork0A1B2C3D.template.json'), template: {} },
    ]);
    expect(byStack(files)).toEqual({ Data: template, Network: {} });
  });
});

describe('readSynthesised', () => {
  test('rejects an unknown environment', () => {
    expect(() => readSynthesised('prod')).toThrow(UnknownEnvironmentError);
  });
});
