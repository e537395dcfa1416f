import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import { readS3Error } from '../../../src/adapters/s3/s3-error';

const document = (members: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${members}</Error>`;

function errorOf(statusCode: number, body: string, headers: Record<string, string> = {}) {
  return readS3Error(new HttpResponse({ statusCode, headers, body: Readable.from([Buffer.from(body)]) }), 'us-east-1');
}

describe('an error of S3', () => {
  test('has its code, its message and the id of the request', async () => {
    const body = document('<Code>InvalidObjectState</Code><Message>Denied &amp; logged</Message><HostId>h</HostId>');
    expect(await errorOf(403, body, { 'x-amz-request-id': 'R1' })).toMatchObject({
      name: 'InvalidObjectState',
      message: 'Denied & logged (request R1)',
      $metadata: { httpStatusCode: 403 },
    });
  });

  test.each([
    ['no body', 404, '', 'NotFound'],
    ['no body', 403, '', 'AccessDenied'],
    ['no body', 412, '', 'PreconditionFailed'],
    ['no body', 301, '', 'PermanentRedirect'],
    ['no body', 400, '', 'UnknownError'],
    ['the page of a proxy', 502, '<html><body>Bad Gateway</body></html>', 'UnknownError'],
    ['no XML', 500, 'Oops', 'UnknownError'],
    ['a part of a document', 500, '<Error><Code>Inter', 'UnknownError'],
    ['an empty document', 500, '<Error/>', 'UnknownError'],
  ])('has its status if it has %s: %s', async (_name, status, body, name) => {
    const error = await errorOf(status, body);
    expect(error).toMatchObject({ name, message: `S3 answered with the status ${status}.` });
  });

  test.each([
    [301, document('<Code>PermanentRedirect</Code><Message>Use the endpoint.</Message>'), 'Use the endpoint.'],
    [301, '', 'S3 answered with the status 301.'],
    [400, document('<Code>AuthorizationHeaderMalformed</Code><Message>Wrong.</Message>'), 'Wrong.'],
  ])('names the region of a bucket that is in another one: %s %s', async (status, body, message) => {
    const error = await errorOf(status, body, { 'x-amz-bucket-region': 'eu-west-1' });
    expect(error.message).toBe(
      `${message} The bucket is in the region eu-west-1, but the request was sent to us-east-1.`,
    );
  });

  test('names no region if the bucket is in this one', async () => {
    const body = document('<Code>AccessDenied</Code><Message>Denied.</Message>');
    expect((await errorOf(403, body, { 'x-amz-bucket-region': 'us-east-1' })).message).toBe('Denied.');
  });

  test('has the headers of the answer, and not its body', async () => {
    const { $response } = await errorOf(503, '', { 'retry-after': '3' });
    expect($response).toMatchObject({ statusCode: 503, headers: { 'retry-after': '3' }, body: undefined });
  });
});
