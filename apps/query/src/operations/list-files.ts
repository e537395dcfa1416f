import * as z from 'zod/mini';
import { isNewerGeneration, type FileStatus, type LineCounts } from '@trading/bars';
import { jsonAnswer } from '../http/answer';
import type { FilesAnswer } from '../schema/answers';
import { cursor, integer, prefix } from '../schema/parameters';
import { Cursors } from './cursors';
import { operation } from './operation';

const limit = integer(1, 1_000, 100, 'The maximum number of files of a page.');

/** The trade files that were processed or refused. */
export const listFiles = operation({
  id: 'listFiles',
  path: z.strictObject({}),
  query: z.strictObject({ prefix, limit, cursor }),
  answer: async ({ query: { prefix, limit, cursor } }, { data }) => {
    const cursors = new Cursors({ prefix });
    const page = await cursors.read(cursor, (position) => data.readFiles({ prefix, limit, cursor: position }));
    const answer: FilesAnswer = {
      files: page.files.map((file) => ({ id: file.source, key: file.key, status: statusOf(file), ...countsOf(file) })),
      next: cursors.write(page.cursor) ?? null,
    };
    return jsonAnswer(answer);
  },
});

/** The status of the newest upload of which the result is known. */
function statusOf({ manifest, refusal }: FileStatus): FilesAnswer['files'][number]['status'] {
  if (refusal && (!manifest || isNewerGeneration(refusal.generation, manifest.file.generation))) return 'refused';
  if (manifest?.deleted) return 'deleted';
  return manifest ? 'processed' : 'processing';
}

function countsOf({ manifest }: FileStatus): Partial<LineCounts> {
  if (!manifest || manifest.deleted) return {};
  const { lines, accepted, excluded, duplicate, rejected } = manifest;
  return { lines, accepted, excluded, duplicate, rejected };
}
