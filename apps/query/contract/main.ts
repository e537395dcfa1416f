import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartitionedTable } from '@trading/bars/memory';
import { installRequirements } from '../python/virtual-environment';
import { writeSample } from '../serve/sample';
import { sampleContext } from '../serve/sample-context';
import { startServer } from '../serve/server';
import type { Context } from '../src/operations/operation';
import { METHODS, ROUTES, type Route } from '../src/routes';
import { PLANTED_BREAKS } from './planted-breaks';

/** The number of generated requests that have to pass. CONTRACT_REQUESTS sets another for a trial run. */
const REQUESTS = Number(process.env['CONTRACT_REQUESTS'] ?? 10_000);

/** The number of examples of each operation and seed. More seeds find more than more examples. */
const EXAMPLES = 100;

const TRADES_PER_DAY = 5_000;

/** The outcome of a run of Schemathesis. */
interface Outcome {
  readonly hasPassed: boolean;
  readonly requests: number;
  readonly output: string;
}

/** Tests the API against its OpenAPI document with Schemathesis, and Schemathesis with planted defects. */
async function main(): Promise<void> {
  const executables = installRequirements('query-contract', join(__dirname, 'requirements.txt'));
  const folder = mkdtempSync(join(tmpdir(), 'query-contract-'));
  try {
    const table = new PartitionedTable();
    await writeSample(table, '1s', TRADES_PER_DAY);
    const context = sampleContext(table, '1s');
    const document = join(folder, 'openapi.json');
    writeFileSync(document, context.documents.openApi());
    const run = (routes: readonly Route[], options: readonly string[]) =>
      test(join(executables, 'schemathesis'), folder, document, routes, context, options);

    for (const { name, foundBy, routes } of PLANTED_BREAKS) {
      const { hasPassed, output } = await run(routes, ['--include-operation-id', 'getBars', '--seed', '1', '-n', '30']);
      if (hasPassed || !output.includes(foundBy)) throw new Error(`${output}\nA planted break was not found: ${name}.`);
      console.log(`found the planted break: ${name}`);
    }

    const operations = ROUTES.length * METHODS.length;
    let total = 0;
    for (let seed = 1; total < REQUESTS; seed += 1) {
      const { hasPassed, requests, output } = await run(ROUTES, ['--seed', String(seed), '-n', String(EXAMPLES)]);
      if (!hasPassed) throw new Error(`${output}\nThe API differs from its document (seed ${seed}).`);
      total += requests;
      console.log(`seed ${seed}: ${requests} requests of ${operations} operations passed`);
    }
    console.log(`${total} generated requests, 0 failures`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs Schemathesis against a server with some routes. */
async function test(
  schemathesis: string,
  folder: string,
  document: string,
  routes: readonly Route[],
  context: Context,
  options: readonly string[],
): Promise<Outcome> {
  const server = await startServer({ context, routes });
  try {
    const configuration = ['--config-file', join(__dirname, 'schemathesis.toml')];
    const phases = ['--phases', 'coverage,fuzzing', '--no-color', '--workers', '1'];
    const args = [...configuration, 'run', document, '--url', server.url, ...phases, ...options];
    const env = { ...process.env, PYTHONPATH: __dirname, PYTHONDONTWRITEBYTECODE: '1', SCHEMATHESIS_HOOKS: 'hooks' };
    const { status, output } = await execute(schemathesis, args, { cwd: folder, env });
    const requests = Number(/^\s*(\d+) generated/m.exec(output)?.[1] ?? 0);
    return { hasPassed: status === 0 && requests > 0, requests, output };
  } finally {
    await server.close();
  }
}

/** The server is in this process, so that the command must not block it. */
function execute(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
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
