/**
 * Releases the libraries whose own files changed since their last release: version by conventional commits, refused where
 * it is a smaller step than `compat` asks for, changelog, commit and tag, push, npm. How it is done stands in `release` of
 * `nx.json`. What was interrupted is completed when it is run again: a version that the registry has is not published
 * again, and what was written and not committed is to be put away first.
 *
 *   npm run release [-- --dry-run]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { releaseChangelog, releaseVersion } from 'nx/release';
import { reportFailure } from '@trading/operator-errors';
import { PublishingError } from '../errors';
import { readLibraries, WORKSPACE, type Library } from '../libraries';
import { configuredRegistry } from '../registry/configured-registry';
import { changesOf, type Change } from './changed-libraries';
import { plannedBumps } from './planned-bumps';
import { canProveProvenance } from './provenance';
import { refuseUncommitted } from './uncommitted';

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument !== '--dry-run');
  if (unknown !== undefined) throw new PublishingError(`Expected nothing or --dry-run, got: ${unknown}`);

  const dryRun = args.includes('--dry-run');
  if (!dryRun) refuseUncommitted(WORKSPACE);
  const changes = changesOf(WORKSPACE, readLibraries(WORKSPACE));
  for (const change of changes) console.log(describe(change));
  const changed = changes.filter(({ commits }) => commits > 0).map(({ library }) => library);
  if (changed.length > 0) await releaseLibraries(changed, dryRun);
  if (dryRun) return;

  // What is published can be found in the history. `nx release` pushes too early, before it has committed.
  run('git', ['push', '--follow-tags', '--atomic']);
  const registry = configuredRegistry(WORKSPACE);
  const provenance = canProveProvenance(registry, process.env);
  console.log(`Publishing to ${registry}, ${provenance ? 'with' : 'without'} provenance`);
  run('nx', ['release', 'publish'], provenance ? { npm_config_provenance: 'true' } : {});
}

/** Versions, changelogs, a commit and tags, with what later releases are compared with. */
async function releaseLibraries(libraries: readonly Library[], dryRun: boolean): Promise<void> {
  const projects = libraries.map(({ project }) => project);
  const planned = await releaseVersion({ projects, dryRun: true });
  for (const [project, bump] of plannedBumps(planned.projectsVersionData)) {
    run('nx', ['run', `${project}:compat`, `--bump=${bump}`]);
  }
  const versioned = dryRun ? planned : await releaseVersion({ projects, stageChanges: true });
  if (!dryRun) {
    run('nx', ['run-many', '--targets=compat-record', `--projects=${projects.join()}`]);
    run('git', ['add', ...libraries.map(({ root }) => join(root, 'compat/released'))]);
  }
  await releaseChangelog({ projects, versionData: versioned.projectsVersionData, dryRun });
}

function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): void {
  const options = { cwd: WORKSPACE, env: { ...process.env, ...environment }, stdio: 'inherit' } as const;
  const { status, error } = spawnSync(command, args, options);
  if (status === 0) return;
  throw new PublishingError(
    `\`${[command, ...args].join(' ')}\` failed${error ? `: ${error.message}` : '; the reason is above'}. ` +
      'When it is gone, run the same command again.',
  );
}

function describe({ library: { project }, lastRelease, commits }: Change): string {
  const since = lastRelease === undefined ? ', never released' : ` since ${lastRelease}`;
  return `${project}: ${commits === 0 ? 'unchanged' : `${commits} commit${commits === 1 ? '' : 's'}`}${since}`;
}

main(process.argv.slice(2)).catch(reportFailure);
