/** An error whose message says all there is to do; it is shown without a stack trace. */
export class CompatError extends Error {
  public override get name(): string {
    return this.constructor.name;
  }
}

/** Shows an error the way it deserves, and makes the process fail. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof CompatError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
