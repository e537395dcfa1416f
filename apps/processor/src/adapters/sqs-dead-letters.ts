import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Refusal } from '@trading/bars';
import type { DeadLetters } from '../ports';

/** A dead-letter queue in SQS. The reason is sent in the message attributes `ErrorName` and `ErrorReason`. */
export class SqsDeadLetters implements DeadLetters {
  public constructor(
    private readonly client: SQSClient,
    private readonly queueUrl: string,
  ) {}

  public async send(body: string, { name, reason }: Refusal): Promise<void> {
    await this.client.send(
      new SendMessageCommand({
        QueueUrl: this.queueUrl,
        MessageBody: body,
        MessageAttributes: {
          ErrorName: { DataType: 'String', StringValue: name },
          ErrorReason: { DataType: 'String', StringValue: reason },
        },
      }),
    );
  }
}

/** Opens a queue with the credentials and the region of the function. */
export function openDeadLetters(queueUrl: string): DeadLetters {
  return new SqsDeadLetters(new SQSClient({}), queueUrl);
}
