#!/usr/bin/env node
/** Makes one-minute bars of a CSV file with readline and `split`: `node readline.mjs FILE [BARS]`. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { FloatBars } from './float-bars.mjs';

const bars = new FloatBars();
const input = createReadStream(process.argv[2], { highWaterMark: 1 << 20 });
let isHeader = true;
createInterface({ input, crlfDelay: Infinity })
  .on('line', (line) => {
    if (isHeader) isHeader = false;
    else bars.add(line.split(','));
  })
  .on('close', () => bars.report(process.argv[3]));
