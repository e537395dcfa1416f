import { join } from 'node:path';
import { runWorker } from '../../test/worker/run-worker';
import type { SourceEdit } from '../../test/worker/source-edit';
import type { DayResult } from './day-result';
import type { DayTask } from './days';

/** The bytes of simulated bars cannot be decoded, so that bars of too many bytes for an item are cut anywhere. */
const CUT_BYTES: SourceEdit = {
  file: 'libs/bars/src/encoding/chunk-codec.ts',
  find: `  return halvesOf(decodeChunk(start, interval, bytes)).flatMap((half) =>
    partsOf(start, interval, encodeChunk(start, interval, half)),
  );`,
  replace: `  const Bytes = bytes.constructor as new (length: number) => Uint8Array;
  return [0, 1].flatMap((half) => partsOf(start, interval, new Bytes(Math.floor((bytes.length + half) / 2))));`,
};

/** Simulated bytes have another length than content. */
const ENCODE_CONTENT: SourceEdit = {
  file: 'libs/bars/src/table/write-request.ts',
  find: `function base64Of({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64');`,
  replace: `function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');`,
};

/**
 * Simulates days in a thread.
 *
 * @param edits applied to the sources for this run only
 */
export function simulate(tasks: readonly DayTask[], edits: readonly SourceEdit[] = []): Promise<DayResult[]> {
  return runWorker(join(__dirname, 'worker.ts'), tasks, [CUT_BYTES, ENCODE_CONTENT, ...edits]);
}
