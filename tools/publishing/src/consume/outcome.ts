import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../libraries';

const FOLDER = join(WORKSPACE, 'tools/publishing/dist');

/** The outcome of testing the packed libraries in one consumer. */
export type Outcome =
  | {
      /** The checks that succeeded, as a sentence without its full stop. */
      readonly success: string;
      readonly seconds: number;
    }
  | {
      /** Why the test was skipped. */
      readonly skipped: string;
    };

/** Saves an outcome for the report. */
export function writeOutcome(consumer: string, outcome: Outcome): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${consumer}.json`), JSON.stringify(outcome));
}

/** Reads a saved outcome. */
export function readOutcome(consumer: string): Outcome {
  return JSON.parse(readFileSync(join(FOLDER, `${consumer}.json`), 'utf8')) as Outcome;
}

/** Describes an outcome. */
export function renderOutcome(outcome: Outcome): string {
  if ('skipped' in outcome) return `skipped: ${outcome.skipped}`;
  return `${outcome.success} (${outcome.seconds.toFixed(1)} s)`;
}
