import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** The event of `GET /health` as API Gateway sends it. */
const HEALTH_REQUEST = {
  version: '2.0',
  routeKey: 'GET /health',
  rawPath: '/health',
  rawQueryString: '',
  headers: {},
  requestContext: { http: { method: 'GET', path: '/health' } },
};

/** Asks the function of the query API for its health, without the gateway and its sign-in. @returns the status, such as 200 */
export async function readHealth(client: Pick<LambdaClient, 'send'>, functionName: string): Promise<number> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(HEALTH_REQUEST) }),
  );
  if (FunctionError !== undefined) return 500;
  const { statusCode = 500 } = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as { statusCode?: number };
  return statusCode;
}
