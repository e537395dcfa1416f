import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../libraries';

const FOLDER = join(WORKSPACE, 'tools/publishing/dist');

/** What came of trying the packed libraries in one consumer. */
export type Outcome =
  | {
      /** How many resources are in the template, which is the expected one. */
      readonly resources: number;
      readonly seconds: number;
    }
  | {
      /** Why it was not tried. */
      readonly skipped: string;
    };

/** Keeps an outcome for the report. */
export function writeOutcome(consumer: string, outcome: Outcome): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${consumer}.json`), JSON.stringify(outcome));
}

/** The outcome that was kept. */
export function readOutcome(consumer: string): Outcome {
  return JSON.parse(readFileSync(join(FOLDER, `${consumer}.json`), 'utf8')) as Outcome;
}

/** An outcome in words. */
export function renderOutcome(outcome: Outcome): string {
  if ('skipped' in outcome) return `skipped, since ${outcome.skipped}`;
  return `the same template, of ${outcome.resources} resources, in ${outcome.seconds.toFixed(1)} s`;
}
