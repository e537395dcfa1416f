import { OperatorError } from '@trading/cli';
import { shortHash } from '../text/short-hash';

/** A command needs a run of a plan, but the plan was not run. */
export class NotRunError extends OperatorError {
  public constructor(hash: string, command: string) {
    super(`The plan ${shortHash(hash)} was not run yet. Run it with \`${command}\`.`);
  }
}

/** A run was cancelled, and what is left of it is not deleted yet. */
export class CancelledError extends OperatorError {
  public constructor(hash: string, command: string) {
    super(`The run of ${shortHash(hash)} was cancelled. Complete that with \`${command}\`, and plan again.`);
  }
}

/** A run is in progress, so that its failed files are not known yet. */
export class StillRunningError extends OperatorError {
  public constructor(hash: string, command: string) {
    super(`The run of ${shortHash(hash)} is in progress. Wait for its end with \`${command}\`, or pause it.`);
  }
}

/** A run has no failed files. */
export class NothingFailedError extends OperatorError {
  public constructor(hash: string) {
    super(`No file of the run of ${shortHash(hash)} failed, so that there is nothing to process again.`);
  }
}

/** Files are written in part after a run was cancelled. */
export class NotCompletedError extends OperatorError {
  public constructor(batches: number, status: string, command: string) {
    super(
      `Expected the files that were written in part to be complete, but those of ${batches} batches are not: the execution that ` +
        `completes them ended as ${status}. Nothing was deleted. Try again with \`${command}\`.`,
    );
  }
}
