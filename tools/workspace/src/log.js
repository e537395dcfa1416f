const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { plainText } = require('./output');

/** A log file that several processes write to at once. Each line begins with the name of its writer. */
class Log {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${new Date().toISOString()}, Node ${process.versions.node}, ${process.platform}\n`);
  }

  /**
   * @param {string} name
   * @returns {(text: string) => void} writes text, which may end within a line
   */
  writer(name) {
    let rest = '';
    return (text) => {
      const lines = (rest + plainText(text)).split(/\r?\n/);
      rest = lines.pop() ?? '';
      appendFileSync(this.path, lines.map((line) => `${name} | ${line}\n`).join(''));
    };
  }
}

exports.Log = Log;
