import { readQueueDepth, sendToFileQueue } from '../../src/aws/file-queue';
import { clientOf } from './client';

test('counts delayed messages among those that wait', async () => {
  const { client, sent } = clientOf({
    GetQueueAttributes: () => ({
      Attributes: {
        ApproximateNumberOfMessages: '3',
        ApproximateNumberOfMessagesDelayed: '4',
        ApproximateNumberOfMessagesNotVisible: '5',
      },
    }),
  });
  expect(await readQueueDepth(client, 'url')).toEqual({ waiting: 7, inFlight: 5 });
  expect(sent[0]?.[1]).toMatchObject({ QueueUrl: 'url' });
});

test('sends messages', async () => {
  const { client, sent } = clientOf({ SendMessage: () => ({}) });
  await sendToFileQueue(client, 'url', ['a', 'b']);
  expect(sent).toEqual(['a', 'b'].map((MessageBody) => ['SendMessage', { QueueUrl: 'url', MessageBody }]));
});
