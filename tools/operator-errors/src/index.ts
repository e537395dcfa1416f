/** An error that an operator can mend; its message says how, so no stack trace is shown. */
export class OperatorError extends Error {
  public override get name(): string {
    return this.constructor.name;
  }
}

/** Shows an error the way it deserves, and makes the process fail. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof OperatorError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
