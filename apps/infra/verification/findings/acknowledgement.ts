import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../assembly';

/** Accepts known findings, for a reason. */
export interface Acknowledgement {
  readonly stack: StackId;
  /** The exact ids of rules that report the same problem. */
  readonly rules: readonly string[];
  /** Logical ids without the hash at their end. Each of the rules must report each of them. */
  readonly resources: readonly string[];
  /**
   * The environments whose findings are accepted.
   *
   * @default - all environments
   */
  readonly environments?: readonly EnvironmentName[];
  readonly reason: string;
}
