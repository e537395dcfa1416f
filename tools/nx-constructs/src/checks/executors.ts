import type { ExecutorContext, PromiseExecutor, TaskGraphExecutor } from '@nx/devkit';
import type { Check } from './check';
import { checkFormat } from './format';
import { lintProjects } from './lint';
import { checkTypes } from './typecheck';

type Results = AsyncIterableIterator<{ task: string; result: { success: boolean; terminalOutput: string } }>;

/** Executors of a check for one project, and for all projects whose tasks Nx can run at once. */
export const lint = forOne(lintProjects);
export const lintAll = forAll(lintProjects);
export const format = forOne(checkFormat);
export const formatAll = forAll(checkFormat);
export const typecheck = forOne(checkTypes);
export const typecheckAll = forAll(checkTypes);

function forOne(check: Check): PromiseExecutor {
  return async (_options, context) => {
    let success = true;
    for await (const { problems } of check(context.root, [folderOf(context, context.projectName ?? '')])) {
      process.stdout.write(problems);
      success &&= problems === '';
    }
    return { success };
  };
}

function forAll(check: Check): TaskGraphExecutor {
  return ({ tasks }, _inputs, _overrides, context) => {
    const ids = new Map(Object.values(tasks).map(({ id, target }) => [folderOf(context, target.project), id]));
    async function* run(): Results {
      for await (const { folder, problems } of check(context.root, [...ids.keys()])) {
        yield { task: ids.get(folder) ?? folder, result: { success: problems === '', terminalOutput: problems } };
      }
    }
    return Promise.resolve(run());
  };
}

/** The folder of a project, relative to the workspace. */
function folderOf({ projectsConfigurations }: ExecutorContext, project: string): string {
  return projectsConfigurations.projects[project]?.root ?? project;
}
