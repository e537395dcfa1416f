import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BenchmarkFiles } from './benchmark-files';
import { Candidates } from './candidates';
import { installPeers } from './peers';

/** The folder of the processor, and that of everything that the benchmark makes. */
export const ROOT = join(__dirname, '..');
export const BUILD = join(ROOT, '.bench');

/** The number of trades in a file. BENCH_TRADES sets a smaller one for a trial run. */
export const TRADES = Number(process.env['BENCH_TRADES'] ?? 5_000_000);

/** The files and the measured programs that all tables use. */
export interface Benchmark {
  readonly files: BenchmarkFiles;
  /** Installs the peers and bundles the runner of the processor, once. */
  readonly candidates: () => Promise<Candidates>;
}

export function makeBenchmark(): Benchmark {
  mkdirSync(BUILD, { recursive: true });
  let candidates: Promise<Candidates> | undefined;
  return {
    files: new BenchmarkFiles(join(BUILD, 'files'), TRADES),
    candidates: () => (candidates ??= makeCandidates()),
  };
}

async function makeCandidates(): Promise<Candidates> {
  const python = installPeers(join(__dirname, 'peers'), BUILD);
  await bundleRunner(ROOT, 'generate-session.ts');
  return new Candidates(await bundleRunner(ROOT, 'processor.ts'), python);
}

/**
 * Bundles a runner into one file, like the code of the function.
 *
 * @param root the processor whose code it runs
 */
export async function bundleRunner(root: string, name: string): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ cwd: root, input: join(root, 'bench/runners', name), platform: 'node' });
  const file = join(root, '.bench', name.replace(/\.ts$/, '.js'));
  await bundle.write({ file, format: 'cjs', minify: true, codeSplitting: false });
  return file;
}
