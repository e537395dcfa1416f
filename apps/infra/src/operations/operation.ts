import type { EnvironmentName } from '../environments';

/** What an operator can do with an environment. */
export const OPERATIONS = ['bootstrap', 'diff', 'deploy', 'destroy'] as const;

/** One of {@link OPERATIONS}. */
export type Operation = (typeof OPERATIONS)[number];

/** Where an operation works. */
export interface Target {
  readonly environment: EnvironmentName;
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** The first is the primary. */
  readonly regions: readonly [string, ...string[]];
  /** The folder of the synthesised app. */
  readonly assembly: string;
}

/**
 * The arguments of the CDK CLI for an operation.
 *
 * @param outputsFile where `deploy` leaves the stacks' outputs
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
      // Nx gives no terminal to answer a question in; `diff` shows what would change.
      return ['deploy', ...stacks, '--require-approval', 'never', '--outputs-file', outputsFile];
    case 'destroy':
      return ['destroy', ...stacks, '--force'];
  }
}
