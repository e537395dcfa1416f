import type { CheckedProject } from './check';
import { programOf, runProgram } from './run-program';

const TSC = programOf('typescript-7', 'bin/tsc');

/**
 * Checks types with TypeScript 7, whose compiler is native: it takes a sixth of the time of TypeScript 6. Tools that use the
 * compiler's API still need TypeScript 6.
 */
export async function* checkTypes(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  for (const folder of folders) {
    const args = [TSC, '--project', folder, '--pretty', 'false'];
    const { status, stdout } = await runProgram('The TypeScript compiler', args, root);
    yield { folder, problems: status === 0 ? '' : stdout };
  }
}
