import { StoppedError, UnfinishedWriteError } from '@trading/bars';
import { RefusedError } from './errors';
import type { Task, TaskDependencies } from './messages/message';
import type { DeadLetters, Report, WaitingMessages } from './ports';
import { readMessage } from './read-message';

/** The stores of a message. */
type Stores = Pick<TaskDependencies, 'settlements' | 'store'>;

/** The collaborators of {@link handleMessage}. */
export interface MessageDependencies extends Omit<TaskDependencies, keyof Stores> {
  /** Opens the stores, if the region may write to the table. */
  readonly openStores: () => Promise<Stores>;
  readonly deadLetters: DeadLetters;
  readonly waiting: WaitingMessages;
}

/**
 * Handles one message of the queue.
 *
 * A message or file that can never be used is sent to the dead-letter queue with the reason. If the work stops for want of capacity or
 * time, or because another region is the writer, the message is sent again, to be delivered later: a message that stays on the queue
 * counts how often it was received, and would end in the dead-letter queue although nothing is wrong with it. Every other error is
 * thrown, so that the message stays on the queue and is delivered again.
 */
export async function handleMessage(
  body: string,
  { deadLetters, waiting, openStores, ...dependencies }: MessageDependencies,
): Promise<void> {
  const { report } = dependencies;
  let task: Task | undefined;
  try {
    task = readMessage(body);
    await task.run({ ...dependencies, ...(await openStores()) });
  } catch (error) {
    if (error instanceof StoppedError) {
      logWait(task, error, report);
      // If the worker stops after this, the message is delivered twice, which changes nothing.
      await waiting.sendLater(body);
      countWait(task, report);
      return;
    }
    if (!(error instanceof RefusedError)) {
      report.log.error('The file was not processed. Its message stays on the queue.', { ...task?.subject, error });
      throw error;
    }
    const { refusal } = error;
    // The reason may quote lines of the file, which do not belong in the log.
    report.log.error('The file was refused. Its message and the reason are sent to the dead-letter queue.', {
      ...task?.subject,
      name: refusal.name,
    });
    report.count('FilesRefused', 1);
    await deadLetters.send(body, refusal);
  }
}

function logWait(task: Task | undefined, error: StoppedError, { log }: Report): void {
  log.warn('The file waits for capacity or time. Its message is sent again, to be delivered later.', {
    ...task?.subject,
    ...(error instanceof UnfinishedWriteError && { itemsWritten: error.itemsWritten }),
    error,
  });
}

function countWait(task: Task | undefined, { count, secondsSince }: Report): void {
  count('FilesWaiting', 1);
  if (task?.dueSince !== undefined) secondsSince('SecondsFromUpload', task.dueSince);
}
