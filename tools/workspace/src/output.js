/** How many lines of a failed step are shown; all of them are in its log. */
const SHOWN_LINES = 25;

/** How many lines of an error of npm are shown; the help that may follow is not. */
const NPM_LINES = 8;

/** The line above the output of each task that Nx ran. */
const TASK_HEADER = /^> nx run (\S+)/;

/** A line that Nx prints about its tasks. */
const NX_LINE = /^(?: NX |[✔✖] +nx run )/;

/**
 * The lines of a failed command's output that are likely to tell why it failed: for Nx the last ones of the failed tasks,
 * for npm the first ones of its error, else the last ones.
 *
 * @param {string} output
 * @returns {string}
 */
function relevantLines(output) {
  const lines = plainText(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const ofTasks = failedTasks(lines).flatMap((task) => outputOf(task, lines).slice(-SHOWN_LINES));
  const ofNpm = lines.filter((line) => /^npm error ./.test(line)).slice(0, NPM_LINES);
  const relevant = ofTasks.length > 0 ? ofTasks : ofNpm;
  return (relevant.length > 0 ? relevant : lines.slice(-SHOWN_LINES)).join('\n');
}

/**
 * @param {string} text
 * @returns {string} the text without colours and other control sequences
 */
function plainText(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}

/**
 * @param {readonly string[]} lines
 * @returns {string[]} the tasks that Nx lists as failed
 */
function failedTasks(lines) {
  const heading = lines.lastIndexOf('Failed tasks:');
  if (heading < 0) return [];
  const end = lines.findIndex((line, index) => index > heading && !line.startsWith('- '));
  return lines.slice(heading + 1, end < 0 ? undefined : end).map((line) => line.slice(2));
}

/**
 * @param {string} task
 * @param {readonly string[]} lines
 * @returns {string[]} what a task printed, without the lines that Nx adds
 */
function outputOf(task, lines) {
  const begin = lines.findIndex((line) => TASK_HEADER.exec(line)?.[1] === task);
  if (begin < 0) return [];
  const end = lines.findIndex((line, index) => index > begin && (TASK_HEADER.test(line) || NX_LINE.test(line)));
  return lines
    .slice(begin + 1, end < 0 ? undefined : end)
    .filter((line) => !/^> |^Warning: command ".*" exited with non-zero status code/.test(line));
}

exports.plainText = plainText;
exports.relevantLines = relevantLines;
