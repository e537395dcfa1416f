import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { SqsDeadLetters } from '../../src/adapters/sqs-dead-letters';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/111111111111/dead-letters';

/** A client that records the messages that it sends. */
function sender(send = async (): Promise<unknown> => ({})) {
  const commands: SendMessageCommand[] = [];
  const client = {
    send: (command: SendMessageCommand) => {
      commands.push(command);
      return send();
    },
  };
  return { deadLetters: new SqsDeadLetters(client as unknown as SQSClient, QUEUE), commands };
}

describe('SqsDeadLetters', () => {
  test('sends the message unchanged, with the refusal as attributes', async () => {
    const { deadLetters, commands } = sender();

    await deadLetters.send('{"a": 1}', { name: 'EmptyFileError', reason: 'The file is empty.' });

    expect(commands).toHaveLength(1);
    expect(commands[0]).toBeInstanceOf(SendMessageCommand);
    expect(commands[0]?.input).toEqual({
      QueueUrl: QUEUE,
      MessageBody: '{"a": 1}',
      MessageAttributes: {
        ErrorName: { DataType: 'String', StringValue: 'EmptyFileError' },
        ErrorReason: { DataType: 'String', StringValue: 'The file is empty.' },
      },
    });
  });

  test('fails if the message cannot be sent, so that it stays on its queue', async () => {
    const { deadLetters } = sender(async () => {
      throw new Error('AccessDenied');
    });
    await expect(deadLetters.send('x', { name: 'n', reason: 'r' })).rejects.toThrow('AccessDenied');
  });
});
