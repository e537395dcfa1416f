import { GetQueueAttributesCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueDepth } from '../region';

/** Reads how many messages a queue has. SQS counts approximately, and settles within a minute after the last message. */
export async function readQueueDepth(client: Pick<SQSClient, 'send'>, queueUrl: string): Promise<QueueDepth> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesDelayed',
        'ApproximateNumberOfMessagesNotVisible',
      ],
    }),
  );
  const {
    ApproximateNumberOfMessages: visible = '0',
    ApproximateNumberOfMessagesDelayed: delayed = '0',
    ApproximateNumberOfMessagesNotVisible: inFlight = '0',
  } = Attributes;
  return { waiting: Number(visible) + Number(delayed), inFlight: Number(inFlight) };
}

/** Sends messages to a queue. */
export async function sendToFileQueue(
  client: Pick<SQSClient, 'send'>,
  queueUrl: string,
  messages: readonly string[],
): Promise<void> {
  for (const MessageBody of messages) await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
}
