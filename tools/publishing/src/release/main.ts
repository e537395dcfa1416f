/**
 * Releases the libraries whose own files changed since their last release: version by conventional commits, changelog,
 * commit and tag, push, npm. How it is done stands in `release` of `nx.json`. What was interrupted is completed when it
 * is run again: a version that the registry has is not published again.
 *
 *   npm run release [-- --dry-run]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { PublishingError, reportFailure } from '../errors';
import { readLibraries, WORKSPACE } from '../libraries';
import { changesOf, type Change } from './changed-libraries';
import { canProveProvenance } from './provenance';

function main(args: readonly string[]): void {
  const unknown = args.find((argument) => argument !== '--dry-run');
  if (unknown !== undefined) throw new PublishingError(`Expected nothing or --dry-run, got: ${unknown}`);

  const changes = changesOf(WORKSPACE, readLibraries(WORKSPACE));
  for (const change of changes) console.log(describe(change));
  const projects = changes.filter(({ commits }) => commits > 0).map(({ library }) => library.project);
  const dryRun = args.includes('--dry-run');
  if (projects.length > 0) {
    run('nx', ['release', '--skip-publish', `--projects=${projects.join()}`, ...(dryRun ? ['--dry-run'] : [])]);
  }
  if (dryRun) return;

  // What is published can be found in the history. `nx release` pushes too early, before it has committed.
  run('git', ['push', '--follow-tags', '--atomic']);
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { cwd: WORKSPACE, encoding: 'utf8' }).trim();
  const provenance = canProveProvenance(registry, process.env);
  console.log(`Publishing to ${registry}, ${provenance ? 'with' : 'without'} provenance`);
  run('nx', ['release', 'publish'], provenance ? { npm_config_provenance: 'true' } : {});
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

try {
  main(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
}
