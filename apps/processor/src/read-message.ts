import { MalformedEventError } from './errors';
import type { Message, MessageKind, Task } from './messages/message';
import { objectCreated } from './messages/object-created';
import { objectDeleted } from './messages/object-deleted';
import { settlementRequested } from './messages/settlement-requested';

const KINDS: readonly MessageKind[] = [objectCreated, objectDeleted, settlementRequested];

/**
 * Reads a message of the queue.
 *
 * @throws MalformedEventError if it is of none of the kinds that are handled, or incomplete
 */
export function readMessage(body: string): Task {
  const message = parseJson(body);
  for (const read of KINDS) {
    const task = read(message);
    if (task) return task;
  }
  const { source, 'detail-type': type } = message;
  throw new MalformedEventError(
    'The message is not an "Object Created" or "Object Deleted" event of S3: ' +
      `source ${JSON.stringify(source)}, detail-type ${JSON.stringify(type)}`,
  );
}

function parseJson(body: string): Message {
  try {
    return (JSON.parse(body) as Message | null) ?? {};
  } catch (cause) {
    throw new MalformedEventError(`The message is not JSON: ${(cause as Error).message}`, { cause });
  }
}
