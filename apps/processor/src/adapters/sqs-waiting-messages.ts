import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { WaitingMessages } from '../ports';

/**
 * Seconds until a message is delivered again: few, because a table scales only while it is used, but enough for other files
 * to be next.
 */
const DELAY_SECONDS = 30;

/** Sends messages to the queue that they came from. */
export class SqsWaitingMessages implements WaitingMessages {
  public constructor(
    private readonly client: SQSClient,
    private readonly queueUrl: string,
  ) {}

  public async sendLater(body: string): Promise<void> {
    await this.client.send(
      new SendMessageCommand({ QueueUrl: this.queueUrl, MessageBody: body, DelaySeconds: DELAY_SECONDS }),
    );
  }
}

/** Opens a queue with the credentials and the region of the function. */
export function openWaitingMessages(queueUrl: string): WaitingMessages {
  return new SqsWaitingMessages(new SQSClient({}), queueUrl);
}
