#!/usr/bin/env node
/** Reads a file and counts its lines, the least that every candidate has to do: `node newlines.mjs FILE`. */
import { openSync, readSync } from 'node:fs';
import { report } from './report.mjs';

const file = openSync(process.argv[2], 'r');
const buffer = Buffer.allocUnsafeSlow(1 << 20);
let lines = 0;
for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
  const bytes = buffer.subarray(0, length);
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, end + 1)) lines += 1;
}
// The first line is the header.
report(0, lines - 1);
