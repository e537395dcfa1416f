import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bumpOf } from '../src/bump';
import { refuseSmaller } from '../src/check';
import { readRelease } from '../src/release/release';
import { PackageCopies, replaceIn } from './package-copies';

const WORKSPACE = join(__dirname, '../../..');

const copies = new PackageCopies();
afterAll(() => copies.remove());

test('refuses a release whose bump is smaller than API and templates need, and says why', () => {
  // GIVEN
  const folder = copies.add('constructs-data');
  const { version } = readRelease(join(folder, 'compat', 'released'));
  const needed = bumpOf('major', version);
  replaceIn(join(folder, 'src/data-table.ts'), "dynamodb.TableV2(this, 'Table'", "dynamodb.TableV2(this, 'Items'");
  replaceIn(join(folder, 'src/data-replication.ts'), 'deleteMarkers?: boolean', 'deleteMarkers: boolean');
  const run = (script: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(WORKSPACE, script), ...args], { cwd: folder, encoding: 'utf8' });

  // WHEN
  const compiled = run('node_modules/jsii/bin/jsii', '--silence-warnings', 'JSII6');
  const checked = run('node_modules/tsx/dist/cli.mjs', join(__dirname, '../src/main.ts'), 'check', '.', 'patch');

  // THEN
  expect(compiled).toMatchObject({ status: 0 });
  expect(checked.stdout).toContain(
    'major  Table710B521B (AWS::DynamoDB::GlobalTable) leaves the stack and stays behind',
  );
  expect(checked.stdout).toMatch(/major {2}IFACE @trading\/constructs-data.DataReplication .*'deleteMarkers'/);
  expect(checked.stdout).toContain(`Needed: a ${needed} bump`);
  expect(checked.stderr).toContain(
    `Since ${version} a ${needed} bump is needed, for the reasons above, and planned is: patch.`,
  );
  expect(checked.status).toBe(1);
});

test('lets a release pass whose bump is large enough', () => {
  const verdict = { version: '1.0.0', api: [], usages: new Map(), needed: 'minor' } as const;
  expect(() => refuseSmaller('patch', verdict)).toThrow('Since 1.0.0 a minor bump is needed');
  for (const planned of ['minor', 'major'] as const) expect(() => refuseSmaller(planned, verdict)).not.toThrow();
});
