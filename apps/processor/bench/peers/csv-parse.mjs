#!/usr/bin/env node
/** Makes one-minute bars of a CSV file with csv-parse: `node csv-parse.mjs FILE [BARS]`. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { FloatBars } from '../runners/float-bars.mjs';

const bars = new FloatBars();
const parser = createReadStream(process.argv[2], { highWaterMark: 1 << 20 }).pipe(parse({ from_line: 2 }));
parser.on('readable', () => {
  for (let record = parser.read(); record !== null; record = parser.read()) bars.add(record);
});
parser.on('end', () => bars.report(process.argv[3]));
