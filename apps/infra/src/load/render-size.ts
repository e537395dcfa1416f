import { totalOf, type Total } from '@trading/prices';
import type { DeclaredLoad } from './declared-load';
import { valuesOf, type EnvironmentSize } from './environment-size';
import { DELIVERY_SECONDS, HAND_OVER_SECONDS } from './measured';
import type { MonthlyCost } from './monthly-cost';
import { format, type SizedValue } from './sized-value';

const WIDTH = 44;

/** Renders a load, what follows from it with the formulas in words, and the cost, as lines of text. */
export function renderSize(
  environment: string,
  load: DeclaredLoad,
  size: EnvironmentSize,
  cost: MonthlyCost,
): string[] {
  const { units, time, processor, backfill, alarms, table } = size;
  return [
    `The declared load of ${environment}`,
    row('trades a day, in files', `${format(load.tradesPerDay)} in ${format(load.filesPerDay)}`),
    row('instruments', format(load.instruments)),
    row('trades of the largest file', format(load.largestFileTrades)),
    row('trades that arrive together, in files', `${format(load.burst.trades)} in ${format(load.burst.files)}`),
    row('reads a second, of trades', `${format(load.reads.perSecond)} of ${format(load.reads.tradesPerRead)}`),
    row('bars are there within', `${format(time.barsWithin)} s`),
    '',
    'What it takes',
    row('write units of a day', format(units.day)),
    row('write units of a burst', format(units.burst)),
    row('write units of the largest file', format(units.largestFile)),
    row('time for writing', `${format(Math.floor(time.writing))} s`),
    note(
      `${format(time.barsWithin)} s − ${DELIVERY_SECONDS} s of delivery − ${time.attempts} attempts × ` +
        `(${format(Math.ceil(time.aggregation))} s of aggregation + ${HAND_OVER_SECONDS} s to hand over)`,
    ),
    '',
    `The size of ${environment} (* is set in src/environments.ts)`,
    ...valuesOf(size).flatMap(renderValue),
    row('visibility timeout of the queue', `${format(processor.visibility)} s`),
    note('6 × the timeout'),
    row('write units a second for backfills', format(backfill.writeUnits)),
    note('the share of the highest write capacity'),
    row('alarm: write units in 5 minutes', format(alarms.writeCapacity.threshold)),
    note(`90 % of the maximum, ${alarms.writeCapacity.periods} times in a row`),
    row('alarm: read units in 5 minutes', format(alarms.readCapacity.threshold)),
    note(`90 % of the maximum, ${alarms.readCapacity.periods} times in a row`),
    row('alarm: duration of an attempt', `${format(alarms.duration)} s`),
    note('5 s before the timeout: it should have handed over'),
    '',
    'US dollars a month, in all regions',
    row('fixed', renderTotal(cost.fixed)),
    row('used', renderTotal(totalOf(cost.used))),
    row('added by each month of bars', renderTotal(cost.storage)),
    row(`fixed and used if ${table.mode === 'provisioned' ? 'on demand' : 'provisioned'}`, renderTotal(cost.otherMode)),
  ];
}

/** Renders US dollars, and the prices that are unknown and therefore not in them. */
export function renderTotal({ usd, unknown }: Total): string {
  return unknown.length === 0 ? format(usd) : `${format(usd)}, without the unknown prices: ${unknown.join(', ')}`;
}

function renderValue({ meaning, unit, value, isOverridden, needed, bound, formula, setting }: SizedValue): string[] {
  const mark = isOverridden ? ` * (${bound} ${format(needed)})` : '';
  return [row(meaning, `${format(value)} ${unit}${mark}`), note(`${setting}: ${formula}`)];
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(WIDTH)}${value}`;
}

function note(text: string): string {
  return `      ${text}`;
}
