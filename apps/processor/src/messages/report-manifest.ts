import type { Manifest } from '@trading/bars';
import type { Report } from '../ports';

/** Reports a file whose bars have become current. */
export function reportManifest(manifest: Manifest, { log, count }: Report): void {
  const { file, layout, lines, accepted, excluded, duplicate, rejected, exclusions } = manifest;
  log.info('The file was processed.', { file, layout, lines, accepted, excluded, duplicate, rejected, exclusions });
  if (rejected > 0) log.warn('Lines were rejected. The report of the file has the first ones.', { file, rejected });
  count('FilesApplied', 1);
  count('TradesAccepted', accepted);
  count('LinesExcluded', excluded);
  count('LinesDuplicate', duplicate);
  count('LinesRejected', rejected);
}
