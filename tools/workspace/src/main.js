#!/usr/bin/env node
/**
 * The commands of the workspace. They begin in a clone in which nothing is installed, so `src` needs Node alone.
 *
 *   node tools/workspace/src/main.js start [path]           install, start the emulator, deploy `local`, send trade
 *                                                           files and show their bars
 *   node tools/workspace/src/main.js test [Nx options]      install, then run every check and count the tests
 *   node tools/workspace/src/main.js install                install the locked dependencies
 *   node tools/workspace/src/main.js count                  print the sum of all test reports
 *   node tools/workspace/src/main.js node-24 <command> …    install, then run a command with Node 24 first on the PATH
 */

// An old Node runs no further than this check, so everything else is loaded after it.
const { requireNode } = require('./node-version');

requireNode(process.versions.node);
require('./commands').runCommand(process.argv.slice(2));
