import { createHash } from 'node:crypto';
import type { Upload } from './trade-file';

/** Generations of a source that a second can have before the clock of the source runs ahead. */
const PER_SECOND = 0x1_0000n;

/** Number of digits of a clock: nine for seconds, until the year 4147, and four for what happens in one of them. */
const CLOCK_LENGTH = 13;

/** Number of digits by which generations of the same clock differ: 44 bits of a hash. */
const HASH_LENGTH = 11;

/** Sorts after all generations. */
export const LAST_GENERATION = '~';

/**
 * The generation of bars that are to become current after another one. It begins with a hybrid logical clock: the second of the
 * upload, or the clock of the generation before and one more, whichever is later. So it is greater than each generation that was
 * current before, whatever order the uploads have, and no generation becomes current twice.
 *
 * It depends on nothing else than the upload, the replay and the generation before. Every delivery therefore writes the same items, and
 * an upload that is newer than what it replaces has one generation, however it was found.
 *
 * @param previous the current generation of the source; undefined if there is none
 * @param replay the number of the replay by which the bars are made
 * @param epoch the epoch in which they are made, by which the items of several regions differ; 0 if there is no fence
 * @see https://cse.buffalo.edu/tech-reports/2014-04.pdf Kulkarni et al.: Logical Physical Clocks
 */
export function generationAfter(
  previous: string | undefined,
  { key, versionId = '', etag, uploadedAt }: Omit<Upload, 'bucket'>,
  replay = 0,
  epoch = 0,
): string {
  const own = BigInt(secondOf(uploadedAt)) * PER_SECOND;
  const next = previous === undefined ? 0n : BigInt(`0x${clockOf(previous)}`) + 1n;
  const clock = (own > next ? own : next).toString(16).padStart(CLOCK_LENGTH, '0');
  const hash = createHash('sha256')
    .update(`${key}\n${versionId}\n${etag}\n${secondOf(uploadedAt)}\n${replay}`)
    .update(epoch > 0 ? `\n${epoch}` : '')
    .digest('hex');
  return clock + hash.slice(0, HASH_LENGTH);
}

/**
 * True if a generation can never become current again, because another one with the same or a later clock is or was.
 *
 * @param current the current generation of the source
 */
export function isObsoleteGeneration(generation: string, current: string): boolean {
  return generation !== current && clockOf(generation) <= clockOf(current);
}

/** True if a generation has a later clock than another one. Of those that have the same, none is the newer. */
export function isNewerGeneration(generation: string, than: string): boolean {
  return clockOf(generation) > clockOf(than);
}

/** Sorts after the generations that a generation makes obsolete, and after itself. */
export function afterGeneration(generation: string): string {
  return clockOf(generation) + LAST_GENERATION;
}

/** Sorts after the generations of uploads of a second, given in milliseconds since 1970, and before those of the next one. */
export function afterSecond(time: number): string {
  return (BigInt(secondOf(time) + 1) * PER_SECOND - 1n).toString(16).padStart(CLOCK_LENGTH, '0') + LAST_GENERATION;
}

/** The clock of a generation, which orders those of a source. */
export function clockOf(generation: string): string {
  return generation.slice(0, CLOCK_LENGTH);
}

function secondOf(time: number): number {
  return Math.floor(time / 1_000);
}
