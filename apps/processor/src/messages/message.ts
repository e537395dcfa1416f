import type { Dependencies } from '../process-trade-file';
import type { Report } from '../ports';
import type { SettlementDependencies } from '../settle-chunk';

/** A message of the queue: an event of EventBridge. Any of its members can be missing in a foreign message. */
export interface Message {
  readonly source?: unknown;
  readonly 'detail-type'?: unknown;
  readonly time?: unknown;
  readonly detail?: unknown;
}

/** The collaborators of a task. */
export interface TaskDependencies extends Dependencies, SettlementDependencies {
  readonly report: Report;
}

/** The work that a message asks for. */
export interface Task {
  /** The subject of the message, for the log: names, and nothing that a file contains. */
  readonly subject: object;
  /**
   * The time since which the work is due, milliseconds since 1970. Messages that wait are sent again, so that the age of a
   * message does not show it.
   *
   * @default - unknown
   */
  readonly dueSince?: number;

  /**
   * Does the work.
   *
   * @throws RefusedError if it can never be done; any other error leaves the message on the queue
   */
  run(dependencies: TaskDependencies): Promise<void>;
}

/**
 * A kind of messages.
 *
 * @returns the task of a message, or undefined if the message is of another kind
 * @throws MalformedEventError if the message is of this kind, but incomplete
 */
export type MessageKind = (message: Message) => Task | undefined;
