/** An error that the operator can fix. Its message says how, so it is reported without a stack trace. */
export class OperatorError extends Error {
  public override get name(): string {
    return this.constructor.name;
  }
}
