import { indent, OperatorError } from '@trading/cli';

/** The command line was not understood. */
export class UsageError extends OperatorError {}

/** The emulator was asked to start before it was installed. */
export class NotInstalledError extends OperatorError {
  public constructor(public readonly executable: string) {
    super(
      `The emulator is not installed: expected ${executable}, found nothing there. Run the \`install\` command first.`,
    );
  }
}

/** Something that is not this folder's emulator listens on the port. */
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

/** The emulator of this folder runs, but on another port than the one asked for. */
export class OtherPortError extends OperatorError {
  public constructor(
    public readonly asked: number,
    public readonly running: number,
    public readonly pid: number,
  ) {
    super(
      `The emulator already runs on port ${running} (process ${pid}), asked for was port ${asked}. ` +
        `Stop it first, or set TRADING_EMULATOR_PORT=${running}.`,
    );
  }
}

/** Two starts at the same time; the other one has the folder. */
export class StartedTwiceError extends OperatorError {
  public constructor(public readonly directory: string) {
    super(
      `Another start of the emulator in ${directory} got ahead of this one. Run the command again to use that one.`,
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

/** The emulator, or a function it runs, was asked to end and did not; nothing was killed by force. */
export class StopFailedError extends OperatorError {
  public constructor(
    /** The server's id comes first, if it is among them. */
    public readonly pids: readonly number[],
    seconds: number,
  ) {
    super(
      `These processes of the emulator did not end within ${seconds} s after SIGTERM: ${pids.join(', ')}. ` +
        `Try again; \`kill -9 ${pids.join(' ')}\` ends them by force and loses what is not yet written to disk.`,
    );
  }
}
