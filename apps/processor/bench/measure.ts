import { spawnSync } from 'node:child_process';

/** A command that is measured. The last line of its output is the one that `report` prints. */
export interface Candidate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Maximum number of runs, for slow candidates. */
  readonly runs?: number;
}

/** Medians over the runs of a candidate. */
export interface Measured {
  readonly name: string;
  readonly cpuSeconds: number;
  /** Wall time, if the candidate states it. */
  readonly seconds: number;
  readonly peakMib: number;
}

interface Run {
  readonly cpu: number;
  readonly peakKib: number;
  readonly trades: number;
  readonly seconds?: number;
}

/**
 * Runs the candidates in turn, so that other load on the machine affects all of them alike.
 *
 * @param trades the number of trades that each has to find; undefined if corrections in the file decide it
 */
export function measure(candidates: readonly Candidate[], runs: number, trades: number | undefined): Measured[] {
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
      seconds: median(measured.map(({ seconds = NaN }) => seconds)),
      peakMib: median(measured.map(({ peakKib }) => peakKib)) / 1024,
    };
  });
}

/** Writes progress to standard error. */
export function showProgress(text: string): void {
  console.error(`… ${text}`);
}

function run({ name, command: [file, ...args] }: Candidate, trades: number | undefined): Run {
  // Every candidate uses one thread, like DuckDB.
  const env = { ...process.env, POLARS_MAX_THREADS: '1', NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', env, maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`${name} failed:\n${stderr.slice(-2000)}`);
  const result = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Run;
  if (trades !== undefined && result.trades !== trades) {
    throw new Error(`${name} read ${result.trades} of ${trades} trades`);
  }
  return result;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
