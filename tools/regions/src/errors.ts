import { OperatorError } from '@trading/cli';

/** A region does not answer. */
export class UnreachableRegionError extends OperatorError {
  public constructor(
    public readonly region: string,
    cause: unknown,
  ) {
    super(`${region} does not answer: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`, {
      cause,
    });
  }
}

/** The state of an environment that a step needs, and what was found instead. */
export interface Mismatch {
  readonly expected: string;
  readonly found: string;
  /** The way out for the operator, as sentences. */
  readonly remedy: string;
}

/** A step refuses to go on. */
export class RefusedError extends OperatorError {
  public constructor(step: string, { expected, found, remedy }: Mismatch) {
    super(`${step}: expected ${expected}, found ${found}.\n${remedy}`);
  }
}

/** A step needs an approval that was not given. */
export class NotApprovedError extends OperatorError {
  public constructor(step: string, hasTerminal: boolean) {
    super(
      hasTerminal
        ? `${step}: not approved. Nothing was changed by this step. Run the same command again to continue.`
        : `${step}: expected an approval, but there is no terminal to ask at. Read the plan with --dry-run, and add --approve.`,
    );
  }
}

/** A region was lost in a step. */
export class LostRegionError extends OperatorError {
  public constructor(step: string, cause: UnreachableRegionError, next: string) {
    super(`${step}: ${cause.message}.\n${next}`, { cause });
  }
}
