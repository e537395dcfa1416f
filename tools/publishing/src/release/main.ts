/**
 * Releases the libraries whose own files changed since their last release: determines the new versions from the conventional
 * commits, rejects a bump of a construct library that is smaller than `compat` asks for, then writes changelogs, commits, tags,
 * pushes and publishes to npm. The settings are in `release` of `nx.json`.
 *
 * It refuses to release anything but a tested commit of main. A dry run only reports what it would refuse.
 *
 * An interrupted release is completed by running the command again: versions that the registry already has are skipped, and
 * uncommitted files must be put away first.
 *
 *   npm run release [-- --dry-run]
 */
import { join } from 'node:path';
import { releaseChangelog, releaseVersion } from 'nx/release';
import { OperatorError, reportFailure, tryCommand } from '@trading/cli';
import { isConstructLibrary, readLibraries, WORKSPACE, type Library } from '../libraries';
import { configuredRegistry } from '../registry/configured-registry';
import { changesOf, type Change } from './changed-libraries';
import { plannedBumps } from './planned-bumps';
import { canProveProvenance } from './provenance';
import { refusals } from './refusals';

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument !== '--dry-run');
  if (unknown !== undefined) throw new OperatorError(`Expected no argument or --dry-run, got: ${unknown}`);

  const dryRun = args.includes('--dry-run');
  const refused = await refusals(WORKSPACE, isTested);
  if (refused.length > 0 && !dryRun) throw new OperatorError(refused.join('\n'));
  for (const refusal of refused) console.log(`A release would be refused. ${refusal}`);
  const changes = await changesOf(WORKSPACE, readLibraries(WORKSPACE));
  for (const change of changes) console.log(describe(change));
  const changed = changes.filter(({ commits }) => commits > 0).map(({ library }) => library);
  if (changed.length > 0) await releaseLibraries(changed, dryRun);
  if (dryRun) return;

  // `nx release` would push before it commits.
  await run('git', ['push', '--follow-tags', '--atomic']);
  const registry = await configuredRegistry(WORKSPACE);
  const provenance = canProveProvenance(registry, process.env);
  console.log(`Publishing to ${registry} ${provenance ? 'with' : 'without'} provenance`);
  await run('nx', ['release', 'publish'], provenance ? { npm_config_provenance: 'true' } : {});
}

/** Writes versions and changelogs, records what the next release is compared with, commits and tags. */
async function releaseLibraries(libraries: readonly Library[], dryRun: boolean): Promise<void> {
  const projects = libraries.map(({ project }) => project);
  const constructLibraries = libraries.filter(isConstructLibrary);
  const planned = await releaseVersion({ projects, dryRun: true });
  for (const [project, bump] of plannedBumps(planned.projectsVersionData)) {
    if (!constructLibraries.some((library) => library.project === project)) continue;
    await run('nx', ['run', `${project}:compat`, `--bump=${bump}`]);
  }
  const versioned = dryRun ? planned : await releaseVersion({ projects, stageChanges: true });
  if (!dryRun && constructLibraries.length > 0) {
    const recorded = constructLibraries.map(({ project }) => project);
    await run('nx', ['run-many', '--targets=compat-record', `--projects=${recorded.join()}`]);
    await run('git', ['add', ...constructLibraries.map(({ root }) => join(root, 'compat/released'))]);
  }
  await releaseChangelog({ projects, versionData: versioned.projectsVersionData, dryRun });
}

/** True if `npm test` has passed on the files of a revision. */
async function isTested(revision: string): Promise<boolean> {
  const { exitCode } = await tryCommand(process.execPath, ['tools/workspace/src/main.js', 'tested', revision], {
    cwd: WORKSPACE,
  });
  return exitCode === 0;
}

async function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const options = { cwd: WORKSPACE, env: { ...process.env, ...environment }, output: 'inherit' } as const;
  const { failure } = await tryCommand(command, args, options);
  if (failure === undefined) return;
  throw new OperatorError(
    `\`${[command, ...args].join(' ')}\` failed (${failure}); see its output above. ` +
      'Fix the cause and run the same command again.',
  );
}

function describe({ library: { project }, lastRelease, commits }: Change): string {
  const since = lastRelease === undefined ? ', never released' : ` since ${lastRelease}`;
  return `${project}: ${commits === 0 ? 'unchanged' : `${commits} commit${commits === 1 ? '' : 's'}`}${since}`;
}

main(process.argv.slice(2)).catch(reportFailure);
