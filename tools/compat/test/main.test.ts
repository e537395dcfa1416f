import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommand } from '@trading/cli';
import { bumpOf } from '../src/bump';
import { readRelease } from '../src/release/release';
import { PackageCopies, replaceIn } from './package-copies';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(120_000);

const WORKSPACE = join(__dirname, '../../..');

describe('compat', () => {
  const folder = new PackageCopies().add('constructs-data');
  const usages = join(folder, 'compat/usages');
  for (const file of readdirSync(usages)) if (file !== 'minimal.ts') rmSync(join(usages, file));
  writeFileSync(join(folder, 'README.md'), '# No examples\n');

  const run = (script: string, ...args: string[]) =>
    tryCommand(process.execPath, [join(WORKSPACE, script), ...args], { cwd: folder });
  const compat = (...args: string[]) =>
    run('node_modules/tsx/dist/cli.mjs', join(__dirname, '../src/main.ts'), ...args);

  test('accepts any bump before the first release, and says why', async () => {
    expect(await compat('check', '.', 'patch')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(
        '@trading/constructs-data has no release to compare with yet, so any bump is allowed.',
      ),
    });
  });

  test('records a release, and rejects a later bump that is smaller than API and templates need', async () => {
    // GIVEN
    expect(await run('node_modules/jsii/bin/jsii', '--silence-warnings', 'JSII6')).toMatchObject({ exitCode: 0 });
    expect((await compat('record', '.')).stdout).toBe('@trading/constructs-data: recorded the API and 1 usages\n');
    const version = String(readRelease(join(folder, 'compat/released'))?.version);
    const needed = bumpOf('major', version);

    // WHEN
    replaceIn(join(folder, 'src/data-table.ts'), "dynamodb.TableV2(this, 'Table'", "dynamodb.TableV2(this, 'Items'");
    // As jsii would write it for `deleteMarkerReplication: boolean`. Compiling again takes as long as everything else here.
    const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
    delete assembly.types['@trading/constructs-data.DataBucketReplication'].properties.find(
      ({ name }: { name: string }) => name === 'deleteMarkerReplication',
    ).optional;
    writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
    const { exitCode, stdout, output } = await compat('check', '.', 'patch');

    // THEN
    expect(stdout).toContain('major  Table710B521B (AWS::DynamoDB::GlobalTable) leaves the stack and stays behind');
    expect(stdout).toMatch(
      /major {2}IFACE @trading\/constructs-data.DataBucketReplication .*'deleteMarkerReplication'/,
    );
    expect(stdout).toContain(`Required bump: ${needed}`);
    expect(output).toContain(
      `The changes since ${version} listed above need a ${needed} bump, but a patch bump is planned.`,
    );
    expect(exitCode).toBe(1);
  });
});
