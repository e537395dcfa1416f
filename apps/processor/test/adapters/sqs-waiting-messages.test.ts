import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { SqsWaitingMessages } from '../../src/adapters/sqs-waiting-messages';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/111111111111/trade-files';

describe('SqsWaitingMessages', () => {
  test('sends the message unchanged, to be delivered later', async () => {
    const send = jest.fn<Promise<unknown>, [SendMessageCommand]>().mockResolvedValue({});
    await new SqsWaitingMessages({ send } as unknown as SQSClient, QUEUE).sendLater('{"a": 1}');
    expect(send.mock.calls.map(([command]) => command.input)).toEqual([
      { QueueUrl: QUEUE, MessageBody: '{"a": 1}', DelaySeconds: 30 },
    ]);
  });

  test('fails if the message cannot be sent, so that it stays on its queue', async () => {
    const send = jest.fn().mockRejectedValue(new Error('AccessDenied'));
    const waiting = new SqsWaitingMessages({ send } as unknown as SQSClient, QUEUE);
    await expect(waiting.sendLater('x')).rejects.toThrow('AccessDenied');
  });
});
