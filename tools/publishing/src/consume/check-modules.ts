import { OperatorError, runCommand, step } from '@trading/cli';

/** The sum that the app prints: three bars, read with each of two signers. */
const EXPECTED = '0.000000000000000006';

/**
 * Compiles an app that uses the client, and runs it as an ES module and as CommonJS.
 *
 * @throws OperatorError if one of them prints another result
 */
export async function checkModules(cwd: string): Promise<string> {
  await step('Compiling', () => runCommand('npm', ['run', '--silent', 'build'], { cwd }));
  for (const script of ['start:esm', 'start:cjs']) {
    const found = await step(`Running ${script}`, () => runCommand('npm', ['run', '--silent', script], { cwd }));
    if (found.trim() !== EXPECTED) throw new OperatorError(`Expected ${script} to print ${EXPECTED}, found: ${found}`);
  }
  return 'the app compiles, and runs as an ES module and as CommonJS';
}
