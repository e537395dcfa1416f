import type { Refusal, TradeFile } from '@trading/bars';
import { RefusedError } from './errors';
import { parseEvent } from './parse-event';
import type { DeadLetters } from './ports';
import { processTradeFile, type Dependencies, type Outcome } from './process-trade-file';

/** Reports to operators. */
export interface Report {
  /** Receives names of files and counts, but nothing that a file contains. */
  readonly log: Pick<Console, 'info' | 'warn' | 'error'>;
  /** Adds to a metric. */
  readonly count: (metric: string, value: number) => void;
}

/**
 * Handles one message of the queue.
 *
 * A message or file that can never be used is sent to the dead-letter queue with the reason. Every other error is thrown,
 * so that the message stays on the queue and is delivered again.
 */
export async function handleMessage(
  body: string,
  dependencies: Dependencies & { readonly deadLetters: DeadLetters; readonly report: Report },
): Promise<void> {
  const { deadLetters, report, store } = dependencies;
  let file: TradeFile | undefined;
  try {
    file = parseEvent(body);
    const outcome = await processTradeFile(file, dependencies);
    reportOutcome(file, outcome, report);
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      report.log.error('The file was not processed. Its message stays on the queue.', { file, error });
      throw error;
    }
    const refusal: Refusal = { name: error.name, reason: error.message };
    // The reason may quote lines of the file, which do not belong in the log.
    report.log.error('The file was refused. Its message and the reason are sent to the dead-letter queue.', {
      file,
      name: refusal.name,
    });
    report.count('FilesRefused', 1);
    await deadLetters.send(body, refusal);
    if (file) await store.putRefusal(file, refusal);
  }
}

function reportOutcome(file: TradeFile, outcome: Outcome, { log, count }: Report): void {
  if (outcome.status === 'superseded') {
    log.info('The file was skipped: this upload, or a newer one, was already processed.', { file });
    return;
  }
  if (outcome.status === 'not-a-trade-file') {
    log.info('The object was skipped: by its name, it is not a trade file.', { file });
    count('ObjectsSkipped', 1);
    return;
  }
  const { layout, lines, accepted, excluded, duplicate, rejected, exclusions } = outcome.manifest;
  log.info('The file was processed.', { file, layout, lines, accepted, excluded, duplicate, rejected, exclusions });
  if (rejected > 0) log.warn('Lines were rejected. The report of the file has the first ones.', { file, rejected });
  count('FilesApplied', 1);
  count('TradesAccepted', accepted);
  count('LinesExcluded', excluded);
  count('LinesDuplicate', duplicate);
  count('LinesRejected', rejected);
}
