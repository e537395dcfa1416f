import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Percentiles } from './percentiles';
import type { RecoveryTime } from './recovery-time';

/** The file of the last rehearsal. */
export const RECORD_FILE = join(__dirname, '../../../../../docs/operations/rehearsal.json');

/** A rehearsal of fail-overs in random worlds. */
export interface Rehearsal {
  /** The day of the run, such as `2026-11-30`. */
  readonly date: string;
  /** See `hashSources`. */
  readonly sources: string;
  readonly worlds: number;
  /** The first and the last seed. Each is the seed of equally many worlds. */
  readonly seeds: { readonly first: number; readonly last: number };
  /** The worlds that went wrong, by their seed and problem. */
  readonly wrong: readonly string[];
  /** The number of fail-overs from a region that was lost. */
  readonly unplannedFailOvers: number;
  /** The uploads that the lost region alone had: files, trades, and the age of the oldest in seconds of the worlds' clock. */
  readonly recoveryPoint: Readonly<Record<'files' | 'trades' | 'seconds', Percentiles>>;
  /** Seconds until files are processed again, by assumptions. */
  readonly recoveryTime: RecoveryTime;
}

/** Reads the last rehearsal that was recorded. */
export function readRecord(): Rehearsal {
  return JSON.parse(readFileSync(RECORD_FILE, 'utf8')) as Rehearsal;
}
