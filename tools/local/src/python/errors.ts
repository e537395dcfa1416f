import { indent, OperatorError } from '@trading/cli';

/** No Python that the pinned packages can run on. */
export class PythonMissingError extends OperatorError {
  public constructor(
    problem: string,
    /** Every command that was tried, and what came of it. */
    public readonly tried: readonly string[],
    remedy: string,
  ) {
    super([problem, 'Tried:', ...tried.map((line) => `  ${line}`), remedy].join('\n'));
  }
}

/** Making the Python environment, or installing into it, failed. */
export class InstallFailedError extends OperatorError {
  public constructor(
    step: string,
    public readonly logPath: string,
    lastLines: string,
  ) {
    super(
      `${step} failed:\n${indent(lastLines)}\n` +
        `The whole output is in ${logPath}. When the cause is gone, run the same command again.`,
    );
  }
}
