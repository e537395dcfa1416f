import { clientIn, reaching } from '../../src/aws/reaching';
import { UnreachableRegionError } from '../../src/errors';
import { clientOf, fail } from './client';

test.each([
  ['refuses connections', { code: 'ECONNREFUSED' }],
  ['has no address', { code: 'ENOTFOUND' }],
  ['does not answer in time', { name: 'TimeoutError' }],
  ['answers with a fault', { $metadata: { httpStatusCode: 503 } }],
])('a region that %s is not reachable', async (_, error) => {
  const { client } = clientOf({ Describe: () => fail('Error', error) });
  class DescribeCommand {}
  const sent = clientIn('us-east-1', client as { send: (command: object) => Promise<void> }).send(
    new DescribeCommand(),
  );
  await expect(sent).rejects.toThrow(UnreachableRegionError);
  await expect(sent).rejects.toThrow(/^us-east-1 does not answer: /);
});

test.each([[{ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }], [{ name: 'TypeError' }]])(
  'the error %j is passed on',
  async (error) => {
    await expect(reaching('us-east-1', () => Promise.reject(Object.assign(new Error(), error)))).rejects.toMatchObject(
      error,
    );
  },
);
