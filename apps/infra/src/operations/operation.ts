import type { EnvironmentName } from '../environments';

/** The operations on an environment. */
export const OPERATIONS = ['bootstrap', 'diff', 'deploy', 'destroy'] as const;

/** One of {@link OPERATIONS}. */
export type Operation = (typeof OPERATIONS)[number];

/** The environment that an operation is for. */
export interface Target {
  readonly environment: EnvironmentName;
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** The regions, primary first. */
  readonly regions: readonly [string, ...string[]];
  /** The folder that the app was synthesised to. */
  readonly assembly: string;
}

/**
 * Returns the arguments of the CDK CLI for an operation.
 *
 * @param outputsFile the file that `deploy` writes the stacks' outputs to
 */
export function cdkArguments(operation: Operation, target: Target, outputsFile: string): string[] {
  const { environment, account, regions, assembly } = target;
  const stacks = [`${environment}/*`, '--app', assembly];
  switch (operation) {
    case 'bootstrap':
      return ['bootstrap', '--no-notices', ...regions.map((region) => `aws://${account}/${region}`)];
    case 'diff':
      return ['diff', ...stacks];
    case 'deploy':
      // Nx provides no terminal for questions. `diff` shows the changes.
      return ['deploy', ...stacks, '--require-approval', 'never', '--outputs-file', outputsFile];
    case 'destroy':
      return ['destroy', ...stacks, '--force'];
  }
}
