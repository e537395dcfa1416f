import { BarReader, type BarRow } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { toEvent } from '../serve/gateway';
import { writeSample } from '../serve/sample';
import { sampleContext } from '../serve/sample-context';
import { barsAnswer } from '../src/operations/bars/bars-answer';
import { respond } from '../src/respond';
import { ROUTES } from '../src/routes';
import { Zone } from '../src/time/zone';
import { CountingTable } from './counting-table';

/** Runs before measuring, so that the code is compiled. */
const WARM_UP = 300;

const RUNS = 500;
const BARS = 1_000;
const TRADES_PER_DAY = 50_000;
const FEED = 'binance-spot';
const SYMBOL = 'BTCUSDT';

/** 2024-08-08 to 2024-08-12. */
const FROM = 1_723_075_200_000_000_000n;
const TO = FROM + 4n * 86_400_000_000_000n;

/** Microseconds of CPU for an answer of 1,000 bars. */
export interface AnswerTimes {
  /** From the bars to the body, with its revision. */
  readonly write: number;
  /** From the event to the result, with the bars read from a table in memory. */
  readonly whole: number;
  /** `JSON.stringify` of the same answer, in which all numbers are texts already. */
  readonly stringify: number;
  /** Items that are read for a bar. */
  readonly itemsPerBar: number;
}

/** Measures an answer of 1,000 bars, and prints its times as JSON. Nothing else runs in its process. */
async function main(): Promise<void> {
  const table = new PartitionedTable();
  await writeSample(table, '1m', TRADES_PER_DAY);
  const { bars: rows } = await new BarReader(table, '1m').readBars({
    ...{ feed: FEED, symbol: SYMBOL, interval: '1m', from: FROM, to: TO, limit: BARS },
  });
  const operations = new Map(ROUTES.map(({ path, operation }) => [path, operation]));
  const counting = new CountingTable(table);
  const context = sampleContext(counting, '1m');
  const url = `/v1/bars/${FEED}/${SYMBOL}?limit=${BARS}`;
  const event = toEvent({ method: 'GET', url, headers: {} }, ROUTES, 'bench') as APIGatewayProxyEventV2;
  const request = async () => (await respond(event, operations, context)).result.body ?? '';
  const value: unknown = JSON.parse(await request());
  const times: AnswerTimes = {
    write: await microsecondsOf(() => write(rows)),
    whole: await microsecondsOf(request),
    stringify: await microsecondsOf(() => Promise.resolve(JSON.stringify(value))),
    itemsPerBar: (await itemsOf(request, counting)) / BARS,
  };
  console.log(JSON.stringify(times));
}

async function write(rows: readonly BarRow[]): Promise<string> {
  const head = {
    feed: FEED,
    interval: '1m',
    session: 'all',
    calendar: '24/7',
    zone: Zone.UTC,
    from: FROM,
    to: TO,
  } as const;
  const presentation = { numbers: 'string', format: 'json', include: undefined } as const;
  const page = { ...head, ...presentation, watermark: TO, symbols: [{ symbol: SYMBOL, rows }], next: undefined };
  const answer = await barsAnswer(page, false, { dry: false }, {});
  return String(await answer.body());
}

async function microsecondsOf(act: () => Promise<string>): Promise<number> {
  for (let run = 0; run < WARM_UP; run += 1) await act();
  const begun = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) await act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / RUNS;
}

async function itemsOf(request: () => Promise<string>, table: CountingTable): Promise<number> {
  const before = table.read;
  await request();
  return table.read - before;
}

void main();
