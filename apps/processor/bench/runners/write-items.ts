import * as client from '@aws-sdk/client-dynamodb';
import * as adapter from '@trading/bars/dynamodb';
import { report } from './report.mjs';

/** An adapter, as it is or as it was before tables were opened by their names. */
interface AnyTable {
  readonly batchWrite: (writes: Iterable<unknown>) => Promise<void>;
}

type OpenTable = (name: string, config: client.DynamoDBClientConfig) => AnyTable;
type OlderTable = new (client: client.DynamoDBClient, name: string) => AnyTable;

/** The bytes of bars in an item: 5 million trades in 12,000 items of 500 symbols. */
const BAR_BYTES = 2_300;

/** Writes items to the table of `aws-server.ts` through the adapter: `node write-items.js PORT ITEMS`. */
async function main([port, items]: readonly string[]): Promise<void> {
  const config = {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const Table = adapter.DynamoDbTable as unknown as OlderTable & { readonly open?: OpenTable };
  const table = Table.open?.('bars', config) ?? new Table(new client.DynamoDBClient(config), 'bars');
  const begun = performance.now();
  await table.batchWrite(writesOf(Number(items)));
  report(0, Number(items), (performance.now() - begun) / 1000);
}

function* writesOf(items: number): Generator {
  for (let index = 0; index < items; index += 1) {
    const pk = `BARS#1m#general#SYM${String(index % 500).padStart(4, '0')}`;
    const sk = `2024-08-08T${String(Math.floor(index / 500) % 24).padStart(2, '0')}#source#00AA11BB22CC33DD#${index}`;
    yield { kind: 'put', item: { pk, sk, bars: Buffer.alloc(BAR_BYTES, index) } };
  }
}

void main(process.argv.slice(2));
