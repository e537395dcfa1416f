import { indent, OperatorError } from '@trading/cli';

/** The command line is invalid. */
export class UsageError extends OperatorError {}

/** The emulator was started before it was installed. */
export class NotInstalledError extends OperatorError {
  public constructor(public readonly executable: string) {
    super(`The emulator is not installed: ${executable} does not exist. Run \`npx nx run local:emulator-install\`.`);
  }
}

/** The port is in use by a program other than this folder's emulator. */
export class PortTakenError extends OperatorError {
  public constructor(
    public readonly port: number,
    public readonly listener: string,
  ) {
    super(
      `Port ${port} of 127.0.0.1 is taken by ${listener}. ` +
        'Stop that program, or set TRADING_EMULATOR_PORT to another port.',
    );
  }
}

/** The emulator of this folder already runs on a port other than the requested one. */
export class OtherPortError extends OperatorError {
  public constructor(
    public readonly requested: number,
    public readonly running: number,
    public readonly pid: number,
  ) {
    super(
      `The emulator already runs on port ${running} (process ${pid}); the requested port is ${requested}. ` +
        `Stop it first, or set TRADING_EMULATOR_PORT=${running}.`,
    );
  }
}

/** Two processes started the emulator of this folder at the same time, and the other one won. */
export class StartedTwiceError extends OperatorError {
  public constructor(public readonly directory: string) {
    super(
      `Another process started the emulator in ${directory} at the same time. Run the command again to use that one.`,
    );
  }
}

/** The emulator's process ended, or did not answer in time. */
export class EmulatorFailedError extends OperatorError {
  public constructor(
    problem: string,
    public readonly logPath: string,
    lastLines: string,
  ) {
    super(`${problem}. The last lines of ${logPath}:\n${indent(lastLines || '(the log is empty)')}`);
  }
}

/** The emulator's credentials cannot be used. */
export class CredentialsError extends OperatorError {
  public constructor(
    public readonly path: string,
    problem: string,
  ) {
    super(
      `The emulator's credentials in ${path} cannot be used: ${problem}. ` +
        '`npx nx run local:emulator-start` restarts the emulator with new ones; its data is kept.',
    );
  }
}

/** The emulator, or a function that it runs, did not end when it was told to. Nothing was killed by force. */
export class StopFailedError extends OperatorError {
  public constructor(
    /** The server's id comes first if it still runs. */
    public readonly pids: readonly number[],
    seconds: number,
  ) {
    super(
      `These processes of the emulator did not end within ${seconds} s after SIGTERM: ${pids.join(', ')}. ` +
        `Try again, or end them by force with \`kill -9 ${pids.join(' ')}\`, which loses unsaved state.`,
    );
  }
}
