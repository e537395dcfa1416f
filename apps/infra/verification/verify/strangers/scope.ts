import type { Accounts } from './random-strangers';

/** The accounts, regions and resources that policies are asked about. */
export interface Scope {
  readonly accounts: Accounts;
  /** The regions of the environment, primary first. */
  readonly regions: readonly string[];
  /** The ARNs of the resources of the environment. */
  readonly resources: readonly string[];
  /** The number of times that random strangers are drawn for each policy. */
  readonly rounds: number;
}
