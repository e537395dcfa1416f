import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../assembly';

/** A finding that is known, and left for a reason. */
export interface Acknowledgement {
  readonly stack: StackId;
  /** The exact ids of the rules that find the same thing. */
  readonly rules: readonly string[];
  /** Logical ids without the hash at their end; each is found by each of the rules. */
  readonly resources: readonly string[];
  /** Where it is found; everywhere if it is not said. */
  readonly environments?: readonly EnvironmentName[];
  readonly reason: string;
}
