import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../assembly';

/** A problem that a tool reports on a resource. */
export interface Finding {
  /** The id of the tool's rule: `AwsSolutions-S1`, `W3005`. */
  readonly rule: string;
  readonly logicalId: string;
  readonly description: string;
}

/** A finding, with the stack it is about. */
export interface StackFinding extends Finding {
  readonly environment: EnvironmentName;
  readonly stack: StackId;
}
