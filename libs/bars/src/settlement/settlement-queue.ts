import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

let client: SQSClient | undefined;

/**
 * Sends messages to a queue. It is an entry of its own, so that a function whose start matters can load it when it is needed.
 */
export async function sendToQueue(queueUrl: string, messages: readonly string[]): Promise<void> {
  const sqs = (client ??= new SQSClient({}));
  for (const MessageBody of messages) await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
}
