/** An error that the user of a command can fix. Its message says how, so it is shown without a stack trace. */
class CommandError extends Error {}

/** A child process failed. */
class ProcessError extends CommandError {
  /**
   * @param {string} command as the user would type it
   * @param {string} output everything that the process printed
   */
  constructor(command, output) {
    super(`\`${command}\` failed.`);
    this.output = output;
  }
}

exports.CommandError = CommandError;
exports.ProcessError = ProcessError;
