const { CommandError, ProcessError } = require('./errors');
const { relevantLines } = require('./output');

/** Steps of which the user sees the progress, and the output only if they fail. */
class LoggedSteps {
  /**
   * @param {import('./progress').Progress} progress
   * @param {import('./log').Log} [log] for the whole output of all steps
   */
  constructor(progress, log) {
    this.progress = progress;
    this.log = log;
  }

  /**
   * Runs a step, and shows the reason if it fails.
   *
   * @template T
   * @param {string} title
   * @param {string} name the step's name in the log
   * @param {(onOutput: (text: string) => void) => Promise<T>} act
   * @returns {Promise<T>}
   */
  async run(title, name, act) {
    try {
      return await this.progress.step(title, () => act(this.log?.writer(name) ?? (() => {})));
    } catch (error) {
      if (error instanceof CommandError) this.progress.print(`\n${indent(reasonOf(error))}\n`);
      throw error;
    }
  }
}

/**
 * @param {import('./errors').CommandError} error
 * @returns {string}
 */
function reasonOf(error) {
  const lines = error instanceof ProcessError ? relevantLines(error.output) : '';
  return lines || error.message;
}

/**
 * @param {string} text
 * @returns {string}
 */
function indent(text) {
  return text.replace(/^(?=.)/gm, '  ');
}

exports.LoggedSteps = LoggedSteps;
