const CLEAR_TO_END = '\u001b[0J';

/** @type {(lines: number) => string} moves the cursor up to the beginning of an earlier line */
const up = (lines) => (lines > 0 ? `\u001b[${lines}A\r` : '\r');

/**
 * Shows which steps run and how long each took. On a terminal, running steps are the last lines and show the time so far;
 * elsewhere there is a line when a step begins and one when it ends.
 */
class Progress {
  /** @type {Map<string, number>} when each running step began */
  #running = new Map();
  /** How many lines of the terminal show running steps. */
  #liveLines = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} stream
   * @param {() => number} now the time in milliseconds
   */
  constructor(stream = process.stdout, now = () => performance.now()) {
    this.stream = stream;
    this.now = now;
  }

  /**
   * Runs a step. Several may run at once.
   *
   * @template T
   * @param {string} title
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  async step(title, act) {
    const begun = this.now();
    this.#running.set(title, begun);
    this.#begin(title);
    try {
      const result = await act();
      this.#end(title, `✔ ${title} (${seconds(this.now() - begun)})`);
      return result;
    } catch (error) {
      this.#end(title, `✘ ${title} (${seconds(this.now() - begun)})`);
      throw error;
    }
  }

  /**
   * Prints text above the running steps.
   *
   * @param {string} text
   */
  print(text) {
    this.stream.write(this.stream.isTTY ? `${this.#eraser()}${text}\n${this.#live()}` : `${text}\n`);
  }

  /** @param {string} title */
  #begin(title) {
    if (!this.stream.isTTY) {
      this.stream.write(`… ${title}\n`);
      return;
    }
    this.#redraw();
    this.#timer ??= setInterval(() => this.#redraw(), 1000).unref();
  }

  /**
   * @param {string} title
   * @param {string} line
   */
  #end(title, line) {
    this.#running.delete(title);
    this.print(line);
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #redraw() {
    this.stream.write(this.#eraser() + this.#live());
  }

  #eraser() {
    const erase = `${up(this.#liveLines)}${CLEAR_TO_END}`;
    this.#liveLines = 0;
    return erase;
  }

  #live() {
    this.#liveLines = this.#running.size;
    return [...this.#running]
      .map(([title, begun]) => `… ${title} (${Math.floor((this.now() - begun) / 1000)} s)`)
      .map((line) => `${line.slice(0, (this.stream.columns || 80) - 1)}\n`)
      .join('');
  }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

exports.Progress = Progress;
exports.seconds = seconds;
