import * as z from 'zod/mini';
import { NANOSECONDS, type Manifest } from '@trading/bars';
import { NotFoundError } from '../errors';
import { jsonAnswer } from '../http/answer';
import type { FileAnswer } from '../schema/answers';
import { file } from '../schema/parameters';
import { isoTime } from '../time/instants';
import { operation } from './operation';

/** The report of a trade file. */
export const getFile = operation({
  id: 'getFile',
  path: z.strictObject({ id: file }),
  query: z.strictObject({}),
  answer: async ({ path: { id } }, { data }) => {
    const { manifest, refusal } = await data.readFile(id);
    if (!manifest && !refusal) throw new NotFoundError(`No file with the id ${id} was processed or refused.`);
    const answer: FileAnswer = {
      id,
      processed: manifest && !manifest.deleted ? processedOf(manifest) : null,
      deleted: manifest?.deleted ?? false,
      refused: refusal ? { key: refusal.key, name: refusal.name, reason: refusal.reason } : null,
    };
    return jsonAnswer(answer);
  },
});

function processedOf(manifest: Manifest): FileAnswer['processed'] {
  const { file, layout, interval, lines, accepted, excluded, duplicate, rejected } = manifest;
  return {
    key: file.key,
    uploaded: isoTime(BigInt(file.uploadedAt) * 1_000_000n),
    etag: file.etag,
    version: file.versionId ?? null,
    ...{ layout, interval, lines, accepted, excluded, duplicate, rejected },
    exclusions: { ...manifest.exclusions },
    rejections: manifest.rejections.map(({ line, reason, text }) => ({ line, reason, text })),
    instruments: manifest.coverage.map(({ feed, symbol, from, to }) => ({
      ...{ feed, symbol, from: isoTime(from) },
      // The manifest states the open time of the last bar.
      to: isoTime(to + NANOSECONDS[interval]),
    })),
  };
}
