import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { satisfies } from 'semver';
import { WORKSPACE } from '../../src/libraries';
import { plannedBumps, type PlannedVersion } from '../../src/release/planned-bumps';
import { GitWorkspace } from './git-workspace';

// Nx takes seconds, and longer on a busy machine.
jest.setTimeout(120_000);

/** Packages with their last release, and the message of the only commit since then. */
const CHANGES = [
  ['breaking', '0.1.0', 'feat(breaking)!: something else is returned'],
  ['footer', '0.1.0', 'fix(footer): something\n\nBREAKING CHANGE: something else is returned'],
  ['feature', '0.1.0', 'feat(feature): something new'],
  ['repair', '0.1.0', 'fix(repair): something'],
  ['stable-breaking', '1.4.2', 'feat(stable-breaking)!: something else is returned'],
  ['stable-feature', '1.4.2', 'feat(stable-feature): something new'],
] as const;

/** The program that a release runs to plan its versions. */
const PLAN = `require('nx/release')
  .releaseVersion({ projects: ${JSON.stringify(CHANGES.map(([name]) => name))}, dryRun: true })
  .then(({ projectsVersionData }) => require('node:fs').writeFileSync('plan.json', JSON.stringify(projectsVersionData)));`;

describe('the versions that nx release plans with the settings of this workspace', () => {
  const workspace = new GitWorkspace();
  let planned: Record<string, PlannedVersion>;

  beforeAll(() => {
    const { release } = JSON.parse(readFileSync(join(WORKSPACE, 'nx.json'), 'utf8')) as { release: object };
    write('nx.json', { release, analytics: false, neverConnectToCloud: true });
    write('package.json', { name: '@x/source', private: true, workspaces: ['packages/*'] });
    writeFileSync(join(workspace.folder, '.gitignore'), 'node_modules\n.nx\nplan.json\n');
    symlinkSync(join(WORKSPACE, 'node_modules'), join(workspace.folder, 'node_modules'), 'junction');
    for (const [name, version] of CHANGES) {
      write(`packages/${name}/package.json`, { name: `@x/${name}`, version, nx: { name, tags: ['type:package'] } });
    }
    commit('feat: the first release');
    for (const [name, version] of CHANGES) workspace.git('tag', `${name}@${version}`);
    for (const [name, , message] of CHANGES) {
      write(`packages/${name}/index.json`, {});
      commit(message);
    }
    const env = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: workspace.folder };
    execFileSync(process.execPath, ['--eval', PLAN], { cwd: workspace.folder, env, stdio: 'pipe' });
    planned = JSON.parse(readFileSync(join(workspace.folder, 'plan.json'), 'utf8')) as typeof planned;
  });

  function write(path: string, content: object): void {
    mkdirSync(dirname(join(workspace.folder, path)), { recursive: true });
    writeFileSync(join(workspace.folder, path), JSON.stringify(content));
  }

  function commit(message: string): void {
    workspace.git('add', '.');
    workspace.git('commit', '--quiet', '--message', message);
  }

  test.each([
    ['breaking', '0.2.0'],
    ['footer', '0.2.0'],
    ['feature', '0.1.1'],
    ['repair', '0.1.1'],
    ['stable-breaking', '2.0.0'],
    ['stable-feature', '1.5.0'],
  ])('%s is released as %s', (name, version) => {
    expect(planned[name]?.newVersion).toBe(version);
  });

  test('a breaking change never reaches users of the caret range of the last release; other changes do', () => {
    const reached = CHANGES.filter(([name, last]) => satisfies(String(planned[name]?.newVersion), `^${last}`));
    expect(reached.map(([name]) => name)).toEqual(['feature', 'repair', 'stable-feature']);
  });

  test('the bumps are those that compat asks for', () => {
    expect(Object.fromEntries(plannedBumps(planned))).toEqual({
      ...{ breaking: 'minor', footer: 'minor', feature: 'patch', repair: 'patch' },
      ...{ 'stable-breaking': 'major', 'stable-feature': 'minor' },
    });
  });
});
