import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bump } from '../../src/bump';
import { largest } from '../../src/bump';
import { compareApis } from '../../src/api/compare-apis';

/** The assembly of the CDK is read once, and is large. */
const TIMEOUT_MS = 60_000;

const RELEASED = join(__dirname, '../../../../packages/constructs-data/compat/released/api.json');
const folder = mkdtempSync(join(tmpdir(), 'compat-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Json = Record<string, any>;

const typeOf = (api: Json, name: string): Json => api['types'][`@trading/constructs-data.${name}`];
const property = (api: Json, type: string, name: string): Json =>
  typeOf(api, type)['properties'].find((each: Json) => each['name'] === name);
const text = { primitive: 'string' };

const EDITS: [Bump, string, (api: Json) => void, RegExp][] = [
  [
    'major',
    'a property less',
    (api) => {
      const type = typeOf(api, 'DataTableProps');
      type['properties'] = type['properties'].filter(({ name }: Json) => name !== 'backup');
    },
    /PROP .+DataTableProps.backup has been removed/,
  ],
  [
    'major',
    'a property that must be given',
    (api) =>
      typeOf(api, 'DataReplication')['properties'].push({ abstract: true, immutable: true, name: 'to', type: text }),
    /DataReplication newly required property 'to' added/,
  ],
  [
    'major',
    'a property of another type',
    (api) => (property(api, 'DataTableProps', 'tableName')['type'] = { primitive: 'number' }),
    /DataTableProps property tableName, string is not assignable to number/,
  ],
  [
    'major',
    'a class less',
    (api) => delete api['types']['@trading/constructs-data.DataBackup'],
    /DataBackup has been removed/,
  ],
  [
    'major',
    'another major version of a peer',
    (api) => (api['dependencies'].constructs = '^11.0.0'),
    /peer constructs \S+ → \^11.0.0/,
  ],
  [
    'minor',
    'a property that may be given',
    (api) =>
      typeOf(api, 'DataTableProps')['properties'].push({
        abstract: true,
        immutable: true,
        name: 'x',
        optional: true,
        type: text,
      }),
    /DataTableProps.x is new/,
  ],
  [
    'minor',
    'a method',
    (api) => typeOf(api, 'DataBackup')['methods'].push({ name: 'addAll' }),
    /DataBackup.addAll is new/,
  ],
  [
    'minor',
    'a class',
    (api) => {
      const copy = structuredClone(typeOf(api, 'DataBucketPresets'));
      api['types']['@trading/constructs-data.MorePresets'] = {
        ...copy,
        name: 'MorePresets',
        fqn: '@trading/constructs-data.MorePresets',
      };
    },
    /MorePresets is new/,
  ],
  [
    'minor',
    'a property that need not be given any more',
    (api) => (property(api, 'DataReplication', 'destination')['optional'] = true),
    /DataReplication/,
  ],
  [
    'minor',
    'a newer version of a peer',
    (api) => (api['dependencies']['aws-cdk-lib'] = '^2.999.0'),
    /peer aws-cdk-lib \S+ → \^2.999.0/,
  ],
  [
    'patch',
    'other words',
    (api) => (typeOf(api, 'DataTable')['docs'].summary = 'A table.'),
    /API is documented otherwise/,
  ],
];

test.each(EDITS)(
  'asks for a %s bump: %s',
  async (bump, _name, edit, says) => {
    const api = JSON.parse(readFileSync(RELEASED, 'utf8')) as Json;
    edit(api);
    const edited = join(folder, 'api.json');
    writeFileSync(edited, JSON.stringify(api));

    const findings = await compareApis(RELEASED, edited);

    const told = findings
      .filter((finding) => finding.bump === bump)
      .map(({ subject, change }) => `${subject} ${change}`);
    expect(told.join('\n')).toMatch(says);
    expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
  },
  TIMEOUT_MS,
);

test(
  'asks for nothing where the API stays as it is',
  async () => {
    expect(await compareApis(RELEASED, RELEASED)).toEqual([]);
  },
  TIMEOUT_MS,
);
