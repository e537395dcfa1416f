import { OperatorError } from './operator-error';

/** Prints the message of an {@link OperatorError}, or any other error in full, and makes the process exit with 1. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof OperatorError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
