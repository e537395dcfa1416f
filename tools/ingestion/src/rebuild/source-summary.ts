import { withoutCompressionSuffix } from '@trading/bars';
import { currentFiles, selectFiles } from '@trading/bars/backfill';
import type { Context } from '../context';
import { listFiles } from '../plan/list-files';
import { readStatuses } from '../plan/read-statuses';

/** Number of sources that are named. */
const MAX_NAMED = 5;

/** The files of a bucket, and what its table knows of them. */
export interface SourceSummary {
  /** Trade files of the bucket. */
  readonly files: number;
  /** Files that have no bars although they were not refused, and no newer compression twin has bars. */
  readonly missing: number;
  /** Files that were refused. */
  readonly refused: number;
  /** Refused files without bars of an earlier upload, which may be a former version. The first ones are named. */
  readonly withoutBars: NamedSources;
  /**
   * Sources with bars of an upload that the bucket does not have, unless a newer one is missing or was refused: the upload expired, or its
   * deletion is not known. The first ones are named.
   */
  readonly gone: NamedSources;
}

/** A number of sources, and the keys of the first ones. */
export interface NamedSources {
  readonly count: number;
  readonly first: readonly string[];
}

/** Compares the files of the bucket with what the table knows of them. */
export async function summariseSources(context: Context): Promise<SourceSummary> {
  const prefixes = [context.parameters.tradesPrefix];
  const { files } = await listFiles(prefixes, context);
  const statuses = await readStatuses(prefixes, context);
  const select = (mode: 'missing' | 'failed') => selectFiles({ files, statuses, version: 0, writers: [] }, mode);
  const current = currentFiles(files, statuses).map(({ key }) => key);
  const processed = new Set(current.map(withoutCompressionSuffix));
  const secondOf = (uploadedAt = 0) => Math.floor(uploadedAt / 1_000);
  const seconds = new Map(files.map(({ key, uploadedAt }) => [key, secondOf(uploadedAt)]));
  // Of two twins of one second, the processor has decided which one is current.
  const isTwin = (key: string, source = withoutCompressionSuffix(key)) =>
    processed.has(source) && secondOf(statuses.get(source)?.manifest?.file.uploadedAt) === seconds.get(key);
  const [missing, refused] = [select('missing').filter(({ key }) => !isTwin(key)), select('failed')];
  const known = [...current, ...[...missing, ...refused].map(({ key }) => key)];
  const existing = new Set(known.map(withoutCompressionSuffix));
  const gone = [...statuses].flatMap(([source, { manifest }]) =>
    manifest && !manifest.deleted && !existing.has(source) ? [source] : [],
  );
  const withoutBars = refused.filter((file) => !file.hasBars).map(({ key }) => key);
  return {
    ...{ files: files.length, missing: missing.length, refused: refused.length },
    ...{ withoutBars: named(withoutBars), gone: named(gone) },
  };
}

function named(sources: readonly string[]): NamedSources {
  return { count: sources.length, first: sources.slice(0, MAX_NAMED) };
}
