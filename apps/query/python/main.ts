import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartitionedTable } from '@trading/bars/memory';
import { writeSample } from '../serve/sample';
import { sampleContext } from '../serve/sample-context';
import { startServer } from '../serve/server';
import { installRequirements } from './virtual-environment';

const DOCUMENT = join(__dirname, '../../../docs/python.md');

/** The address of the development server, which the examples name. */
const ADDRESS = 'http://127.0.0.1:8087';

/** The bars that all examples read. */
const BARS = '/v1/bars/binance-spot/BTCUSDT?interval=5m&from=2024-08-08&to=2024-08-09';

/** An example that reads floats, to see that the comparison finds wrong digits. */
const WRONG = `import pandas as pd\nbars = pd.read_csv("${ADDRESS}${BARS}&format=csv", parse_dates=["time"])\n`;

/** Runs the examples of docs/python.md, and compares what they read with the JSON of the API. */
async function main(): Promise<void> {
  const executables = installRequirements('query-python', join(__dirname, 'requirements.txt'));
  const table = new PartitionedTable();
  await writeSample(table, '1m', 50_000);
  const server = await startServer({ context: sampleContext(table, '1m') });
  const folder = mkdtempSync(join(tmpdir(), 'query-python-'));
  const run = async (code: string): Promise<Outcome> => {
    const file = join(folder, 'example.py');
    writeFileSync(file, code.replaceAll(ADDRESS, server.url));
    return execute(join(executables, 'python'), [join(__dirname, 'check_bars.py'), file, server.url + BARS], folder);
  };
  try {
    if ((await run(WRONG)).status === 0) throw new Error('The comparison does not find the wrong digits of floats.');
    const examples = [...readFileSync(DOCUMENT, 'utf8').matchAll(/^```python\n(.*?)^```$/gms)].map(
      ([, code = '']) => code,
    );
    if (examples.length === 0) throw new Error(`There are no examples in ${DOCUMENT}.`);
    for (const code of examples) {
      const { status, output } = await run(code);
      if (status !== 0) throw new Error(`An example of docs/python.md failed:\n${code}\n${output}`);
      const [, reader = '', format = ''] = /(pd|pl|duckdb)\.read_(csv|parquet)/.exec(code) ?? [];
      console.log(`${reader}.read_${format}: ${output.trim()}`);
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** The server is in this process, so that the command must not block it. */
function execute(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.once('error', reject).once('close', (status) => {
      resolve({ status, output });
    });
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
