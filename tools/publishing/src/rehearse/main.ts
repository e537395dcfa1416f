/**
 * Rehearses releases from end to end, without leaving this machine. A clean clone of the committed state is released to a
 * local registry, and an app outside the workspace installs the packages from there. Then one library is changed and released
 * by itself, and the app upgrades to it with an unchanged template. Each release must be refused while its commit is untested,
 * and must record what the next one is compared with; the second one must be compared with the first.
 *
 *   tsx main.ts
 */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, OperatorError, reportFailure, runCommand, step, stopwatch, tryCommand } from '@trading/cli';
import { differenceBetween } from '../consume/compare-templates';
import { synthesise } from '../consume/synthesise';
import { isConstructLibrary, readLibraries, WORKSPACE } from '../libraries';
import { startRegistry } from '../registry/registry';

/** The library that is changed. */
const CHANGED = 'constructs-data';

/** The subject of the change, as the changelog shows it. */
const SUBJECT = 'a change that no template shows';

async function rehearse(folder: string): Promise<void> {
  const elapsed = stopwatch();
  // Users' paths may contain spaces.
  const clone = join(folder, 'the clone');
  await step('Cloning the committed state, and installing its dependencies', async () => {
    await cloneTo(clone, join(folder, 'origin.git'));
    await runCommand(process.execPath, ['tools/workspace/src/main.js', 'install'], { cwd: clone });
  });
  const registry = await startRegistry(join(folder, 'registry'));
  try {
    await step(`Releasing to ${registry.url}`, async () => {
      await commitChange(clone, '.npmrc', registry.npmrc, 'chore: the registry of the rehearsal');
      await release(clone);
    });
    const versions = versionsOf(clone);
    for (const { project, version } of readLibraries(clone).filter(isConstructLibrary)) {
      await expectBaseline(clone, project, version);
    }
    const app = join(folder, 'trade-archive');
    const before = await step('Installing the packages into an app outside the workspace, and synthesising it', () => {
      cpSync(join(clone, 'tools/publishing/consumers/typescript'), app, { recursive: true });
      writeFileSync(join(app, '.npmrc'), registry.npmrc);
      return upgrade(app, clone);
    });
    console.log(`  ${asText(versions)}`);

    await step(`Changing ${CHANGED} and the workspace, and releasing again`, async () => {
      await commitChange(clone, `packages/${CHANGED}/src/index.ts`, '// A line.\n', `fix(${CHANGED}): ${SUBJECT}`);
      await commitChange(clone, 'nx.json', '\n', 'feat: a change of the workspace, which concerns every project');
      expectComparison(await release(clone), String(versions.get(CHANGED)));
    });
    expectOneRelease(clone, versions, versionsOf(clone));
    await expectBaseline(clone, CHANGED, String(versionsOf(clone).get(CHANGED)));
    const after = await step('Upgrading the app, and synthesising it again', () => upgrade(app, clone));
    console.log(`  ${asText(versionsOf(clone))}`);
    const difference = differenceBetween(before, after);
    if (difference !== undefined) throw new OperatorError(`The upgrade changes the app's template:\n${difference}`);
  } finally {
    await registry.stop();
  }
  console.log(`Two releases succeeded, and the app upgraded with an unchanged template (${elapsed()})`);
}

/** Clones the committed state of this workspace as the branch `main`, through a bare repository that the clone can push to. */
async function cloneTo(clone: string, origin: string): Promise<void> {
  await runCommand('git', ['clone', '--quiet', '--bare', WORKSPACE, origin]);
  await runCommand('git', ['clone', '--quiet', origin, clone]);
  await git(clone, 'config', 'user.name', 'Rehearsal');
  await git(clone, 'config', 'user.email', 'rehearsal@example.com');
  // HEAD may be detached here, or another branch.
  await git(clone, 'switch', '--quiet', '--force-create', 'main');
  await git(clone, 'push', '--quiet', '--force', '--set-upstream', 'origin', 'main');
}

function git(clone: string, ...args: string[]): Promise<string> {
  return runCommand('git', args, { cwd: clone });
}

/**
 * Releases the clone, and returns the output of the command. The clone is recorded as tested, since only the release itself is
 * rehearsed; without that record the release must be refused.
 */
async function release(clone: string): Promise<string> {
  const record = `const { committedTree, recordTested } = require('./tools/workspace/src/tested');
    recordTested(process.cwd(), committedTree(process.cwd()));`;
  await expectRefusal(clone, 'is untested and unverified');
  await runCommand(process.execPath, ['--eval', record], { cwd: clone });
  return runCommand('npm', ['run', 'release'], { cwd: clone, env: { ...process.env, NX_DAEMON: 'false' } });
}

/** @throws OperatorError unless a release of the clone is refused for a reason that contains the text, and changes nothing */
async function expectRefusal(clone: string, reason: string): Promise<void> {
  const { exitCode, output } = await tryCommand('npm', ['run', 'release'], { cwd: clone });
  if (exitCode === 1 && output.includes(reason) && (await git(clone, 'status', '--porcelain')) === '') return;
  throw new OperatorError(`Expected the release to be refused ("${reason}"), found:\n${output}`);
}

/** Installs the newest published versions into the app, each with its bill of materials, and returns its template. */
async function upgrade(app: string, clone: string): ReturnType<typeof synthesise> {
  const newest = readLibraries(clone).map(({ name }) => `${name}@latest`);
  await runCommand('npm', ['install', '--no-audit', '--no-fund', ...newest], { cwd: app });
  for (const { name, version } of readLibraries(clone)) {
    const installed = readInstalled(name, 'package.json') as { version: string };
    if (installed.version !== version) {
      throw new OperatorError(`Expected ${name}@${version} from the registry, got ${installed.version}`);
    }
    const bill = readInstalled(name, 'sbom.cdx.json') as { metadata: { component: { version: string } } };
    if (bill.metadata.component.version !== version) {
      throw new OperatorError(
        `Expected the bill of materials of ${name}@${version}, got ${bill.metadata.component.version}`,
      );
    }
  }
  return synthesise(app, join(app, 'cdk.out'));

  function readInstalled(name: string, file: string): unknown {
    return JSON.parse(readFileSync(join(app, 'node_modules', name, file), 'utf8'));
  }
}

async function commitChange(clone: string, path: string, text: string, message: string): Promise<void> {
  appendFileSync(join(clone, path), text);
  await git(clone, 'add', path);
  await git(clone, 'commit', '--quiet', '--message', message);
}

function versionsOf(clone: string): Map<string, string> {
  return new Map(readLibraries(clone).map(({ project, version }) => [project, version]));
}

function asText(versions: ReadonlyMap<string, string>): string {
  return [...versions].map((entry) => entry.join('@')).join(', ');
}

/** @throws OperatorError unless the tagged commit of a release has the API that later releases are compared with */
async function expectBaseline(clone: string, project: string, version: string): Promise<void> {
  const api = await git(clone, 'show', `${project}@${version}:packages/${project}/compat/released/api.json`);
  const recorded = JSON.parse(api) as { version: string };
  if (recorded.version === version) return;
  throw new OperatorError(`Expected the release ${project}@${version} to record its API, found ${recorded.version}`);
}

/** @throws OperatorError unless the output of a release shows that the changed library was compared with its last release */
function expectComparison(output: string, lastVersion: string): void {
  const comparison = `${CHANGED} since ${lastVersion}:`;
  if (output.includes(comparison)) return;
  throw new OperatorError(`Expected the release to be compared with the last one ("${comparison}"), found:\n${output}`);
}

/** @throws OperatorError unless the changed library, and no other, has a new version and an entry in its changelog */
function expectOneRelease(
  clone: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  const released = [...after.keys()].filter((project) => before.get(project) !== after.get(project));
  if (released.join() !== CHANGED) {
    throw new OperatorError(`Expected a release of ${CHANGED} only, found: ${released.join(', ') || 'none'}`);
  }
  const changelog = readFileSync(join(clone, 'packages', CHANGED, 'CHANGELOG.md'), 'utf8');
  if (!changelog.includes(SUBJECT)) {
    throw new OperatorError(`Expected "${SUBJECT}" in the changelog of ${CHANGED}, found:\n${changelog}`);
  }
}

inTemporaryFolder('rehearsal', rehearse, { keepOnFailure: true }).catch(reportFailure);
