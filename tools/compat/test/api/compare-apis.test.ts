import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import type { Bump } from '../../src/bump';
import { largest } from '../../src/bump';
import { compareApis } from '../../src/api/compare-apis';
import { exampleAssembly } from '../example-assembly';

/** The assembly of the CDK is read once, and is large. */
const TIMEOUT_MS = 60_000;

const folder = temporaryFolder();
const BEFORE = join(folder, 'before.json');
writeFileSync(BEFORE, JSON.stringify(exampleAssembly()));

type Json = Record<string, any>;

const typeOf = (api: Json, name: string): Json => api['types'][`@trading/example.${name}`];
const property = (api: Json, type: string, name: string): Json =>
  typeOf(api, type)['properties'].find((each: Json) => each['name'] === name);
const text = { primitive: 'string' };

const EDITS: [Bump, string, (api: Json) => void, RegExp][] = [
  [
    'major',
    'a removed property',
    (api) => {
      const type = typeOf(api, 'TableProps');
      type['properties'] = type['properties'].filter(({ name }: Json) => name !== 'backup');
    },
    /PROP .+TableProps.backup has been removed/,
  ],
  [
    'major',
    'a new required property',
    (api) => typeOf(api, 'Replication')['properties'].push({ abstract: true, immutable: true, name: 'to', type: text }),
    /Replication newly required property 'to' added/,
  ],
  [
    'major',
    'another type of a property',
    (api) => (property(api, 'TableProps', 'tableName')['type'] = { primitive: 'number' }),
    /TableProps property tableName, string is not assignable to number/,
  ],
  ['major', 'a removed class', (api) => delete api['types']['@trading/example.Backup'], /Backup has been removed/],
  [
    'major',
    'another major version of a peer',
    (api) => (api['dependencies'].constructs = '^11.0.0'),
    /peer constructs \S+ → \^11.0.0/,
  ],
  [
    'minor',
    'a new optional property',
    (api) =>
      typeOf(api, 'TableProps')['properties'].push({
        abstract: true,
        immutable: true,
        name: 'x',
        optional: true,
        type: text,
      }),
    /TableProps.x is new/,
  ],
  ['minor', 'a new method', (api) => typeOf(api, 'Backup')['methods'].push({ name: 'addAll' }), /Backup.addAll is new/],
  [
    'minor',
    'a new class',
    (api) => {
      const copy = structuredClone(typeOf(api, 'Backup'));
      api['types']['@trading/example.Other'] = { ...copy, name: 'Other', fqn: '@trading/example.Other' };
    },
    /Other is new/,
  ],
  [
    'minor',
    'a property that becomes optional',
    (api) => (property(api, 'Replication', 'destination')['optional'] = true),
    /Replication/,
  ],
  [
    'minor',
    'a newer version of a peer',
    (api) => (api['dependencies']['aws-cdk-lib'] = '^2.999.0'),
    /peer aws-cdk-lib \S+ → \^2.999.0/,
  ],
  [
    'patch',
    'other documentation',
    (api) => (typeOf(api, 'Table')['docs'].summary = 'Another table.'),
    /API differs in its documentation/,
  ],
];

test.each(EDITS)(
  'a %s bump is needed for %s',
  async (bump, _name, edit, says) => {
    const api = exampleAssembly();
    edit(api);
    const edited = join(folder, 'api.json');
    writeFileSync(edited, JSON.stringify(api));

    const findings = await compareApis(BEFORE, edited);

    const told = findings
      .filter((finding) => finding.bump === bump)
      .map(({ subject, change }) => `${subject} ${change}`);
    expect(told.join('\n')).toMatch(says);
    expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
  },
  TIMEOUT_MS,
);

test(
  'no bump is needed if the API does not change',
  async () => {
    expect(await compareApis(BEFORE, BEFORE)).toEqual([]);
  },
  TIMEOUT_MS,
);
