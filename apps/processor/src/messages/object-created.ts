import type { ObjectVersion } from '@trading/bars';
import { toSourceBucket } from '../bucket-names';
import type { Report } from '../ports';
import { processTradeFile, type Outcome } from '../process-trade-file';
import type { Message, Task } from './message';
import { bucketOf, isObjectEvent, requireOfObject, timeOf, versionOf } from './object-event';
import { reportManifest } from './report-manifest';

/** An "Object Created" event: the file is processed. */
export function objectCreated(message: Message): Task | undefined {
  if (!isObjectEvent(message, 'Object Created')) return undefined;
  const versionId = versionOf(message);
  const version: ObjectVersion = {
    bucket: bucketOf(message),
    key: requireOfObject(message, 'key'),
    ...(versionId !== undefined && { versionId }),
    etag: requireOfObject(message, 'etag'),
  };
  const dueSince = timeOf(message);
  return {
    subject: { file: version },
    dueSince,
    run: async ({ report, ...dependencies }) => {
      const bucket = toSourceBucket(version.bucket, dependencies.settings.buckets);
      const outcome = await processTradeFile({ ...version, bucket }, dependencies);
      reportOutcome(version, outcome, report);
      if (outcome.status === 'applied' && dueSince !== undefined) report.secondsSince('SecondsFromUpload', dueSince);
    },
  };
}

function reportOutcome(file: ObjectVersion, outcome: Outcome, report: Report): void {
  const { log, count } = report;
  switch (outcome.status) {
    case 'applied':
      reportManifest(outcome.manifest, report);
      return;
    case 'superseded':
      log.info('The file was skipped: this upload, or a newer one, was already processed.', { file });
      return;
    case 'missing':
      log.warn('The file was skipped: the object was deleted before it was read.', { file });
      count('FilesMissing', 1);
      return;
    case 'not-a-trade-file':
      log.info('The object was skipped: by its name, it is not a trade file.', { file });
      count('ObjectsSkipped', 1);
  }
}
