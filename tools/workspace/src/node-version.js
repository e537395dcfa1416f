// Written in the syntax of an old Node, which has to run this file to learn that it is too old.

/** The oldest Node that the workspace runs on is 20.19. */
const MIN_MAJOR = 20;
const MIN_MINOR = 19;

/**
 * Ends the process, with an explanation, if Node is too old.
 *
 * @param {string} version
 */
function requireNode(version) {
  if (isSupported(version)) return;
  console.error('Node ' + MIN_MAJOR + '.' + MIN_MINOR + ' or newer is needed; this is Node ' + version + '.');
  console.error('Install Node 24, the version that the project is developed for, from https://nodejs.org.');
  process.exit(1);
}

/**
 * @param {string} version
 * @returns {boolean} whether the workspace runs on this version of Node
 */
function isSupported(version) {
  const found = version.split('.');
  const major = Number(found[0]);
  return major > MIN_MAJOR || (major === MIN_MAJOR && Number(found[1]) >= MIN_MINOR);
}

exports.isSupported = isSupported;
exports.requireNode = requireNode;
