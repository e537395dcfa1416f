/**
 * Rehearses a release from end to end, on this machine alone: a clean clone of the committed state releases to a registry
 * of its own, an app outside installs from there; a library is changed, it alone is released, and the app upgrades to it
 * with an unchanged template.
 *
 *   tsx main.ts
 */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from '@trading/operator-errors';
import { differenceBetween } from '../consume/compare-templates';
import { synthesise } from '../consume/synthesise';
import { PublishingError } from '../errors';
import { readLibraries, WORKSPACE } from '../libraries';
import { run } from '../process/run';
import { step } from '../process/step';
import { inTemporaryFolder } from '../process/temporary-folder';
import { startRegistry } from '../registry/registry';

/** The library that is changed. */
const CHANGED = 'constructs-data';

/** What the changelog says of the change. */
const SUBJECT = 'a change that no template shows';

async function rehearse(folder: string): Promise<void> {
  const begun = performance.now();
  // With a space, which many a path has.
  const clone = join(folder, 'the clone');
  await step('Cloning the committed state, and installing its dependencies', async () => {
    await cloneTo(clone, join(folder, 'origin.git'));
    await run(process.execPath, ['tools/workspace/src/main.js', 'install'], clone);
  });
  const registry = await startRegistry(join(folder, 'registry'));
  try {
    await step(`Releasing to ${registry.url}`, async () => {
      await commitChange(clone, '.npmrc', registry.npmrc, 'chore: the registry of the rehearsal');
      await release(clone);
    });
    const app = join(folder, 'trade-archive');
    const before = await step('Installing it into an app outside, which synthesises', () => {
      cpSync(join(clone, 'tools/publishing/consumers/typescript'), app, { recursive: true });
      writeFileSync(join(app, '.npmrc'), registry.npmrc);
      return upgrade(app, clone);
    });
    const versions = versionsOf(clone);
    console.log(`  ${asText(versions)}`);

    await step(`Changing ${CHANGED}, and the workspace, and releasing again`, async () => {
      await commitChange(clone, `packages/${CHANGED}/src/index.ts`, '// A line.\n', `fix(${CHANGED}): ${SUBJECT}`);
      await commitChange(clone, 'nx.json', '\n', 'feat: a change of the workspace, which concerns every project');
      await release(clone);
    });
    expectOneRelease(clone, versions, versionsOf(clone));
    const after = await step('Upgrading the app outside, which synthesises again', () => upgrade(app, clone));
    console.log(`  ${asText(versionsOf(clone))}`);
    const difference = differenceBetween(before, after);
    if (difference !== undefined) throw new PublishingError(`The upgrade changes the app's template:\n${difference}`);
  } finally {
    await registry.stop();
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`Released twice; the app outside has upgraded with an unchanged template (${seconds} s)`);
}

/** Clones this workspace's committed state by way of a bare repository, which takes what the clone pushes. */
async function cloneTo(clone: string, origin: string): Promise<void> {
  await run('git', ['clone', '--quiet', '--bare', WORKSPACE, origin], WORKSPACE);
  await run('git', ['clone', '--quiet', origin, clone], WORKSPACE);
  await run('git', ['config', 'user.name', 'Rehearsal'], clone);
  await run('git', ['config', 'user.email', 'rehearsal@example.com'], clone);
  // What is checked out here may be no branch.
  await run('git', ['switch', '--quiet', '--create', 'rehearsal'], clone);
  await run('git', ['push', '--quiet', '--set-upstream', 'origin', 'rehearsal'], clone);
}

async function release(clone: string): Promise<void> {
  await run('npm', ['run', 'release'], clone, { NX_DAEMON: 'false' });
}

/** Installs the newest published versions into the app; the template that it makes with them. */
async function upgrade(app: string, clone: string): ReturnType<typeof synthesise> {
  const newest = readLibraries(clone).map(({ name }) => `${name}@latest`);
  await run('npm', ['install', '--no-audit', '--no-fund', ...newest], app);
  for (const { name, version } of readLibraries(clone)) {
    const installed = JSON.parse(readFileSync(join(app, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    };
    if (installed.version !== version) {
      throw new PublishingError(`Expected ${name}@${version} from the registry, got ${installed.version}`);
    }
  }
  return synthesise(app, join(app, 'cdk.out'));
}

async function commitChange(clone: string, path: string, text: string, message: string): Promise<void> {
  appendFileSync(join(clone, path), text);
  await run('git', ['add', path], clone);
  await run('git', ['commit', '--quiet', '--message', message], clone);
}

function versionsOf(clone: string): Map<string, string> {
  return new Map(readLibraries(clone).map(({ project, version }) => [project, version]));
}

function asText(versions: ReadonlyMap<string, string>): string {
  return [...versions].map((entry) => entry.join('@')).join(', ');
}

/** @throws PublishingError unless the changed library has a new version and an entry in its changelog, and no other has. */
function expectOneRelease(
  clone: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  const released = [...after.keys()].filter((project) => before.get(project) !== after.get(project));
  if (released.join() !== CHANGED) {
    throw new PublishingError(`Expected a release of ${CHANGED} alone, found: ${released.join(', ') || 'none'}`);
  }
  const changelog = readFileSync(join(clone, 'packages', CHANGED, 'CHANGELOG.md'), 'utf8');
  if (!changelog.includes(SUBJECT)) {
    throw new PublishingError(`Expected "${SUBJECT}" in the changelog of ${CHANGED}, found:\n${changelog}`);
  }
}

inTemporaryFolder('rehearsal', rehearse).catch(reportFailure);
