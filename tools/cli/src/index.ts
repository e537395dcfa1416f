export { parseChoice } from './choice';
export { findBrowser } from './find-browser';
export { indent, lastLines, lastLinesOfFile } from './lines';
export { OperatorError } from './operator-error';
export { reportFailure } from './report-failure';
export { CommandFailedError, runCommand, tryCommand, type CommandOptions, type CommandResult } from './run-command';
export { step } from './step';
export { stopwatch } from './stopwatch';
export { inTemporaryFolder } from './temporary-folder';
