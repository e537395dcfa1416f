import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { toEvent } from '../serve/gateway';
import type { handler as Handler } from '../src/handler';
import { ROUTES } from '../src/routes';

/** The module reads its settings when it is loaded. */
function loadHandler(): typeof Handler {
  const settings = {
    ...{ TABLE_NAME: 'bars', BUCKET_NAME: 'files', SETTLEMENT_QUEUE_URL: 'http://localhost/queue' },
    AWS_REGION: 'us-east-1',
  };
  Object.assign(process.env, settings);
  return jest.requireActual<{ handler: typeof Handler }>('../src/handler').handler;
}

test('a request is answered, and logged in one line', async () => {
  const handler = loadHandler();
  const lines: string[] = [];
  const log = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const event = toEvent(
    { method: 'GET', url: '/v1/bars/f/S?limit=0', headers: {} },
    ROUTES,
    'r',
  ) as APIGatewayProxyEventV2;

  const result = await handler(event, { awsRequestId: 'id', functionName: 'query' } as Context);

  log.mockRestore();
  expect(result.statusCode).toBe(400);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      ...{ level: 'INFO', message: 'request', service: 'query', function_request_id: 'id' },
      ...{ operation: 'getBars', method: 'GET', status: 400, problem: '/docs#problem-invalid-parameter' },
      ...{ path: '/v1/bars/f/S', query: 'limit=0', milliseconds: expect.any(Number) },
    },
  ]);
});
