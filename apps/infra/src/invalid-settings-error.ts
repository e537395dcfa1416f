import { OperatorError } from '@trading/cli';

/** Thrown when the settings of an environment are not valid. */
export class InvalidSettingsError extends OperatorError {
  public constructor(environment: string, problems: readonly string[]) {
    super(`The settings of ${environment} in src/environments.ts are not valid:\n  ${problems.join('\n  ')}`);
  }
}
