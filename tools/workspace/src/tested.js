const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** Where the last tested state is recorded: the id of its git tree. */
const RECORD = '.local/tested-tree';

/**
 * The git tree of the committed state, if nothing in the folder differs from it.
 *
 * @param {string} root
 * @returns {string | undefined} undefined if there are uncommitted changes, or no commits
 */
function committedTree(root) {
  return git(root, ['status', '--porcelain']) === '' ? treeOf(root, 'HEAD') : undefined;
}

/**
 * Records that a state has passed `npm test`.
 *
 * @param {string} root
 * @param {string} tree the id of its git tree
 */
function recordTested(root, tree) {
  mkdirSync(dirname(join(root, RECORD)), { recursive: true });
  writeFileSync(join(root, RECORD), `${tree}\n`);
}

/**
 * True if `npm test` has passed on the files of a commit. Only the last tested state is known.
 *
 * @param {string} root
 * @param {string} revision
 */
function isTested(root, revision) {
  const record = join(root, RECORD);
  return existsSync(record) && readFileSync(record, 'utf8').trim() === treeOf(root, revision);
}

/**
 * @param {string} root
 * @param {string} revision
 */
function treeOf(root, revision) {
  return git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{tree}`]);
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @returns {string | undefined} undefined if git fails, or is missing
 */
function git(cwd, args) {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

exports.committedTree = committedTree;
exports.isTested = isTested;
exports.recordTested = recordTested;
