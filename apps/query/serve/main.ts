import { parseArgs } from 'node:util';
import { STORED_INTERVALS } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import { writeSample } from './sample';
import { sampleContext } from './sample-context';
import { startServer } from './server';

const HELP = `Serves the query API on 127.0.0.1 with generated bars, until it is interrupted.

  --port PORT         the port (8087)
  --trades NUMBER     the number of trades of each of the three days (50000)
  --interval INTERVAL the stored interval, ${STORED_INTERVALS.join(' or ')} (1m)
  --quiet             do not print a line for each request`;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8087' },
      trades: { type: 'string', default: '50000' },
      interval: { type: 'string', default: '1m' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const storedInterval = STORED_INTERVALS.find((one) => one === values.interval);
  if (values.help || !storedInterval) {
    console.log(HELP);
    return;
  }
  const table = new PartitionedTable();
  await writeSample(table, storedInterval, Number(values.trades));
  const { url } = await startServer({
    context: sampleContext(table, storedInterval),
    port: Number(values.port),
    report: ({ error, ...record }) => {
      if (!values.quiet) console.log(JSON.stringify(record));
      if (error) console.error(error);
    },
  });
  console.log(`${url}/v1/bars/binance-spot/BTCUSDT?from=2024-08-08&limit=2`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
