import { spawnSync } from 'node:child_process';

/** Something to run as a process of its own; its last line of output is what `report` prints. */
export interface Candidate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** How often it is run at most: of what takes long, less often. */
  readonly runs?: number;
}

/** Medians over the runs of one candidate. */
export interface Measured {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly peakMib: number;
}

interface Run {
  readonly cpu: number;
  readonly peakKib: number;
  readonly trades: number;
}

/** Runs candidates in turns, so that what else the machine does falls on all of them alike. */
export function measure(candidates: readonly Candidate[], runs: number, trades: number): Measured[] {
  const results = candidates.map(() => [] as Run[]);
  for (let round = 0; round < runs; round += 1) {
    for (const [index, candidate] of candidates.entries()) {
      if (round >= (candidate.runs ?? runs)) continue;
      showProgress(`run ${round + 1} of ${runs}: ${candidate.name}`);
      results[index]?.push(run(candidate, trades));
    }
  }
  return candidates.map(({ name }, index) => {
    const measured = results[index] ?? [];
    return {
      name,
      cpuSeconds: median(measured.map(({ cpu }) => cpu)),
      peakMib: median(measured.map(({ peakKib }) => peakKib)) / 1024,
    };
  });
}

/** Says on standard error what is being done. */
export function showProgress(text: string): void {
  console.error(`… ${text}`);
}

function run({ name, command: [file, ...args] }: Candidate, trades: number): Run {
  // Who can use more threads than one is to use one, as DuckDB is.
  const env = { ...process.env, POLARS_MAX_THREADS: '1', NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', env, maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`${name} failed:\n${stderr.slice(-2000)}`);
  const result = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Run;
  if (result.trades !== trades) throw new Error(`${name} read ${result.trades} of ${trades} trades`);
  return result;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
