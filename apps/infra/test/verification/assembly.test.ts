import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnknownEnvironmentError } from '../../src/environments';
import { byRegion, byStack, readSynthesised, readTemplates, regionOf } from '../../verification/assembly';

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
      { stack: 'Data', region: 'us-east-1', path: join(folder, 'devDataE1B2C3D4.template.json'), template },
      { stack: 'Network', region: 'us-east-1', path: join(folder, 'devNetwork0A1B2C3D.template.json'), template: {} },
    ]);
    expect(byStack(files)).toEqual({ Data: template, Network: {} });
  });

  test('tells the stacks of a standby from those of the primary region', () => {
    const folder = join(assembly, 'assembly-production');
    mkdirSync(folder);
    writeFileSync(join(folder, 'productionDataE1B2C3D4.template.json'), '{}');
    writeFileSync(join(folder, 'productionDatauswest20A1B2C3D.template.json'), '{}');

    const files = readTemplates(assembly, 'production');

    expect(files).toMatchObject([
      { stack: 'Data', region: 'us-east-1' },
      { stack: 'Data', region: 'us-west-2' },
    ]);
    const regions = byRegion(files, 'production');
    expect(regions.map((each) => [each.region.place.region, each.files])).toEqual([
      ['us-east-1', [files[0]]],
      ['us-west-2', [files[1]]],
    ]);
    expect(regions.map((each) => regionOf(each.files, 'production'))).toEqual(regions.map(({ region }) => region));
  });
});

describe('readSynthesised', () => {
  test('rejects an unknown environment', () => {
    expect(() => readSynthesised('prod')).toThrow(UnknownEnvironmentError);
  });
});
