import { parseArgs } from 'node:util';
import { NANOSECONDS, type Interval } from '@trading/bars';
import { renderTable } from '@trading/bars/report';
import { OperatorError, reportFailure } from '@trading/cli';
import { UsageError } from '../emulator/errors';
import { runningEmulator } from '../emulator/use-emulator';
import { OUTPUTS_FILE, readDeployment } from '../pipeline/deployment';
import { findInstrument } from './find-instrument';
import { QueryApi, type BarsRequest } from './query-api';

const USAGE = `Usage: npx nx run local:bars -- SYMBOL [options]
  --interval I   ${Object.keys(NANOSECONDS).join(', ')}; by default 1m
  --feed F       required if several feeds have the symbol
  --from T       the first open time: 2024-08-08, 2024-08-08T14:30:00Z or seconds since 1970
  --to T         the end of the range, exclusive
  --limit N      the maximum number of bars, by default 30`;

const DEFAULT_LIMIT = 30;

/** Prints bars of a symbol, by the query API of the deployed local environment. */
async function main(): Promise<void> {
  const { symbol, feed, ...request } = readArguments();
  const { pageUrl } = readDeployment(OUTPUTS_FILE);
  const api = new QueryApi(await runningEmulator(), pageUrl);
  const instrument = await findInstrument(api, symbol, feed);
  const { bars, next } = await api.readPage({ ...instrument, ...request });

  console.log(`${instrument.feed} ${instrument.symbol}, bars of ${request.interval}: ${bars.length}`);
  console.log(bars.length === 0 ? '(no bars in this range)' : `\n${renderTable(bars)}`);
  if (next !== undefined) console.log('\nThere are more bars: use --limit, or --from with a later time.');
}

type Arguments = Omit<BarsRequest, 'feed'> & { readonly feed?: string };

function readArguments(): Arguments {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { interval: text, feed: text, from: text, to: text, limit: text },
    });
    const [symbol, ...others] = positionals;
    if (symbol === undefined || others.length > 0) throw new UsageError(USAGE);
    const { interval = '1m', limit = String(DEFAULT_LIMIT), ...range } = values;
    if (!Object.hasOwn(NANOSECONDS, interval)) throw new UsageError(`There is no interval ${interval}.\n${USAGE}`);
    return { symbol, interval: interval as Interval, limit: Number(limit), ...range };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

main().catch(reportFailure);
