import { readFiles, type FilePage, type ManifestSummary } from '@trading/bars';
import type { Context } from '../context';
import { formatNumber } from '../text/format';
import { occasionally } from '../text/occasionally';
import { sourcePrefixOf } from './prefixes';
import type { SourceStatus } from '@trading/bars/backfill';

const PAGE_SIZE = 1_000;

/** Reads the status of the sources of prefixes, by the key of the source. */
export async function readStatuses(
  prefixes: readonly string[],
  { parameters, table, clock, output }: Pick<Context, 'parameters' | 'table' | 'clock' | 'output'>,
): Promise<ReadonlyMap<string, SourceStatus>> {
  const statuses = new Map<string, SourceStatus>();
  const showProgress = occasionally(clock);
  for (const prefix of new Set(prefixes.map(sourcePrefixOf))) {
    let cursor: string | undefined;
    do {
      const query = { prefix, limit: PAGE_SIZE, cursor };
      const page: FilePage = await readFiles(table, parameters.sourceBucketName, query);
      for (const { key, manifest, refusal } of page.files)
        statuses.set(key, { manifest: manifest && slim(manifest), refusal });
      ({ cursor } = page);
      await showProgress(() => {
        output.note(`The status of ${formatNumber(statuses.size)} sources was read so far`);
      });
    } while (cursor !== undefined);
  }
  return statuses;
}

/** Millions of manifests are in memory together. */
function slim({ file, processor, deleted, epoch, writtenAt }: ManifestSummary): SourceStatus['manifest'] {
  return { file, processor, ...(deleted && { deleted }), ...(epoch !== undefined && { epoch, writtenAt }) };
}
