import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '@trading/cli';

/** The projects whose builds are deployed, and the main file of each build. */
const PROJECTS = {
  processor: 'handler.js',
  query: 'handler.js',
  exporter: 'handler.js',
  chart: 'site/index.html',
} as const;

/** A project whose build is deployed. */
export type BuiltProject = keyof typeof PROJECTS;

/** Thrown when a project is not built. */
export class MissingBuildError extends OperatorError {
  public constructor(project: BuiltProject, path: string) {
    super(
      `The project ${project} is not built: ${path} does not exist. Build it with \`npx nx run ${project}:bundle\`.`,
    );
  }
}

/**
 * Returns the folder with a project's build: `dist` beside its package.json.
 *
 * @throws MissingBuildError if it is not built
 */
export function builtProject(project: BuiltProject): string {
  const folder = join(dirname(require.resolve(`@trading/${project}/package.json`)), 'dist');
  const main = join(folder, PROJECTS[project]);
  if (!existsSync(main)) throw new MissingBuildError(project, main);
  return folder;
}
