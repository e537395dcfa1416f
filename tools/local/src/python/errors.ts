import { indent, OperatorError } from '@trading/cli';

/** This machine has no Python that can run the pinned packages. */
export class PythonMissingError extends OperatorError {
  public constructor(
    problem: string,
    /** Every command that was tried, with its result. */
    public readonly tried: readonly string[],
    remedy: string,
  ) {
    super([problem, 'Tried:', ...tried.map((line) => `  ${line}`), remedy].join('\n'));
  }
}

/** The Python environment could not be created, or a package could not be installed. */
export class InstallFailedError extends OperatorError {
  public constructor(
    step: string,
    public readonly logPath: string,
    lastLines: string,
  ) {
    super(
      `${step} failed:\n${indent(lastLines)}\n` +
        `The whole output is in ${logPath}. Run the same command again when the cause is fixed.`,
    );
  }
}
