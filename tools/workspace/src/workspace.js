const { join } = require('node:path');

/** The root folder of the workspace. */
const ROOT = join(__dirname, '../../..');

/** The scripts of installed tools, for Node to run. */
const NX = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');

exports.NX = NX;
exports.ROOT = ROOT;
exports.TSX = TSX;
