import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Holds one template per environment and stack: `production/ingestion.json`. */
const FOLDER = join(__dirname, 'snapshots');

/** Expects a template to equal the snapshot of the stack, except for hashes of assets. With `-u`, writes the snapshot. */
export function expectSnapshot(environment: string, stack: string, template: object): void {
  const file = join(FOLDER, snapshotOf(environment, stack));
  const masked = JSON.stringify(template, undefined, 2).replaceAll(/[0-9a-f]{64}/g, '<asset hash>');
  if (isUpdate()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${masked}\n`);
  }
  expect(JSON.parse(masked)).toEqual(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : 'no snapshot yet');
}

/** Expects snapshots of these stacks only. With `-u`, deletes the others. */
export function expectSnapshotsOf(stacks: readonly (readonly [environment: string, stack: string])[]): void {
  const current = stacks.map(([environment, stack]) => snapshotOf(environment, stack));
  if (isUpdate())
    snapshots()
      .filter((path) => !current.includes(path))
      .forEach((path) => rmSync(join(FOLDER, path)));
  expect(snapshots().sort()).toEqual(current.sort());
}

function snapshotOf(environment: string, stack: string): string {
  return join(environment, `${stack.toLowerCase()}.json`);
}

function snapshots(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
}

/** Jest passes `-u` on to its own snapshots only, so their state is the one place to read it from. */
function isUpdate(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  return snapshotState._updateSnapshot === 'all';
}
