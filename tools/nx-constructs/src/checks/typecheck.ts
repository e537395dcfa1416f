import { join } from 'node:path';
import {
  createSolutionBuilder,
  createSolutionBuilderHost,
  formatDiagnostic,
  sys,
  type Diagnostic,
  type FormatDiagnosticsHost,
} from 'typescript';
import type { CheckedProject } from './check';

/** Checks types with the TypeScript compiler, which reads the declarations that projects share once. */
export function* checkTypes(root: string, folders: readonly string[]): Iterable<CheckedProject> {
  let problems = '';
  const format: FormatDiagnosticsHost = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (file) => file,
    getNewLine: () => '\n',
  };
  const report = (diagnostic: Diagnostic) => {
    problems += formatDiagnostic(diagnostic, format);
  };
  const host = createSolutionBuilderHost(sys, undefined, report);
  const configurations = new Map(folders.map((folder) => [join(root, folder, 'tsconfig.json'), folder]));
  const pending = new Set(folders);
  const builder = createSolutionBuilder(host, [...configurations.keys()], { force: true });
  for (let next = builder.getNextInvalidatedProject(); next; next = builder.getNextInvalidatedProject()) {
    problems = '';
    next.done();
    const folder = configurations.get(next.project) ?? next.project;
    pending.delete(folder);
    yield { folder, problems };
  }
  // The builder skips a project whose configuration it cannot read, and has reported that.
  for (const folder of pending) yield { folder, problems: `${folder}/tsconfig.json cannot be read\n${problems}` };
}
