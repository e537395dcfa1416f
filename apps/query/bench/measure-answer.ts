import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { PartitionedTable } from '@trading/bars/memory';
import { writeSample } from '../serve/sample';
import { sampleContext } from '../serve/sample-context';
import { toEvent } from '../serve/gateway';
import { respond } from '../src/respond';
import { ROUTES } from '../src/routes';

/** Runs before measuring, so that the code is compiled. */
const WARM_UP = 200;

const RUNS = 300;

/** The CPU time of an answer of 1,000 bars, in microseconds. */
export interface AnswerTimes {
  /** From the event to the result, with the bars read from a table in memory. */
  readonly answer: number;
  /** `JSON.stringify` of the same answer. */
  readonly stringify: number;
}

/** Measures an answer of 1,000 bars in a process of its own. */
export async function measureAnswer(tradesPerDay: number, options = ''): Promise<AnswerTimes> {
  const table = new PartitionedTable();
  await writeSample(table, '1m', tradesPerDay);
  const context = sampleContext(table, '1m');
  const operations = new Map(ROUTES.map(({ path, operation }) => [path, operation]));
  const url = `/v1/bars/binance-spot/BTCUSDT?limit=1000${options}`;
  const event = toEvent({ method: 'GET', url, headers: {} }, ROUTES, 'bench') as APIGatewayProxyEventV2;
  const request = async () => (await respond(event, operations, context)).result.body ?? '';

  const value: unknown = JSON.parse(await request());
  for (let run = 0; run < WARM_UP; run += 1) {
    await request();
    JSON.stringify(value);
  }
  const answer = await microsecondsOf(request);
  const stringify = await microsecondsOf(() => Promise.resolve(JSON.stringify(value)));
  return { answer, stringify };
}

async function microsecondsOf(act: () => Promise<string>): Promise<number> {
  const begun = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) await act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / RUNS;
}
