import { join } from 'node:path';
import type { Candidate } from './measure';

/** Number of runs of each candidate, and of the slowest ones. BENCH_RUNS sets a smaller one for a trial run. */
export const RUNS = Number(process.env['BENCH_RUNS'] ?? 7);
export const FEW_RUNS = Math.min(3, RUNS);

const PEERS = join(__dirname, 'peers');
const RUNNERS = join(__dirname, 'runners');

/** The measured programs, as commands for a file of the benchmark. */
export class Candidates {
  /**
   * @param runner the bundled runner of the processor
   * @param python the Python in which the peers are installed
   */
  public constructor(
    private readonly runner: string,
    private readonly python: string,
  ) {}

  /** Reads, folds and encodes, but does not write. */
  public processor(file: string, runs?: number): Candidate {
    return { name: 'this processor', command: [process.execPath, this.runner, file], runs };
  }

  public duckdb(file: string, kind: 'double' | 'decimal'): Candidate {
    const command = [this.python, join(PEERS, 'duckdb_bars.py'), file, kind] as const;
    return { name: `DuckDB, ${kind.toUpperCase()}`, command: [...command] };
  }

  /** Other tools, and the least that each has to do. They read CSV only. */
  public others(csv: string): readonly Candidate[] {
    const node = (name: string, path: string, runs?: number): Candidate => ({
      name,
      command: [process.execPath, path, csv],
      runs,
    });
    return [
      { name: 'DataFusion', command: [this.python, join(PEERS, 'datafusion_bars.py'), csv] },
      node('nodejs-polars', join(PEERS, 'polars.mjs')),
      node('csv-parse', join(PEERS, 'csv-parse.mjs'), FEW_RUNS),
      node('readline + split', join(RUNNERS, 'readline.mjs'), FEW_RUNS),
      node(COUNTING, join(RUNNERS, 'newlines.mjs')),
    ];
  }
}

/** The candidate that makes no bars. */
export const COUNTING = 'counting lines only';
