import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS } from '../../src/environments';
import { sizeEnvironment } from '../../src/load/environment-size';
import { monthlyCost } from '../../src/load/monthly-cost';
import { format } from '../../src/load/sized-value';
import { readUnitsPerRead } from '../../src/load/table-size';
import { regionNames } from '../../src/region-settings';

/** A document of the repository, without its line breaks. */
function documentOf(path: string): string {
  return readFileSync(join(__dirname, '../../../../docs', path), 'utf8').replace(/\s+/g, ' ');
}

const PRODUCTION = ENVIRONMENTS.production;
const SIZE = sizeEnvironment('production', PRODUCTION);
const { units, time, table, processor, alarms } = SIZE;
const { load } = PRODUCTION;

test.each([
  `${format(load.burst.trades)} trades in ${load.burst.files} files arrive together`,
  `one file of ${format(load.largestFileTrades)} trades`,
  `${format(load.instruments)} instruments, bars within ${format(time.barsWithin)} s`,
  `takes ${format(units.burst)} units, the largest file ${format(units.largestFile)}, and a day ${format(units.day)}.`,
  `3,600 − 60 − ${time.attempts} × (${time.aggregation} + 30) = ${format(time.writing)} s`,
  `(time for writing × ${table.target.value} %): ${format(table.writes.min.value)} units a second`,
  `(time for writing × ${table.target.value} %): ${format(table.writes.max.value)} units a second`,
  `needs ${format(table.writes.max.value)}: raise it to at least ${format(table.writes.max.value)}`,
  `${readUnitsPerRead(load, '1m')} units in production`,
  `${table.target.value} %: ${format(table.reads.min.value)} units a second`,
  `lets in: ${format(table.reads.max.value)}.`,
  `not faster: ${format(processor.memory.value)} MiB`,
  `from 300 to 900 s: ${processor.timeout.value} s.`,
  `as AWS recommends: ${format(processor.visibility)} s`,
  `steps of 512 MiB: ${format(processor.storage.value)} MiB`,
  `rounded up): ${processor.concurrency.value}.`,
  `or still not | ${format(alarms.lateBars.value)} s`,
  `for five minutes | ${format(alarms.messageAge.value)} s`,
  `of an attempt | ${alarms.duration} s`,
  `${format(alarms.writeCapacity.threshold)} units in each of ${alarms.writeCapacity.periods} periods`,
  `${format(alarms.readCapacity.threshold)} units in each of ${alarms.readCapacity.periods} periods`,
])('docs/operations/load.md says: %s', (phrase) => {
  expect(documentOf('operations/load.md').replace(/ +\|/g, ' |')).toContain(phrase);
});

test('decision 34 has the cost of both modes of capacity', () => {
  const { fixed, otherMode } = monthlyCost(SIZE, PRODUCTION, regionNames(PRODUCTION));
  const decision = documentOf('decisions/0034-the-size-follows-from-a-declared-load.md');
  expect(decision).toContain(`| $${Math.round(fixed.usd)} |`);
  expect(decision).toContain(`| $${Math.round(otherMode.usd)} |`);
});
