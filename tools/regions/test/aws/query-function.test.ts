import { readHealth } from '../../src/aws/query-function';
import { clientOf } from './client';

const answering = (answer: object) => clientOf({ Invoke: () => answer });
const payload = (value: unknown) => Buffer.from(JSON.stringify(value));

test('asks the function as the gateway does', async () => {
  const { client, sent } = answering({ Payload: payload({ statusCode: 200, body: '{}' }) });
  expect(await readHealth(client, 'query')).toBe(200);
  const [[, { FunctionName, Payload }]] = sent as any;
  expect(FunctionName).toBe('query');
  expect(JSON.parse(Payload)).toMatchObject({ routeKey: 'GET /health', requestContext: { http: { method: 'GET' } } });
});

test.each([
  ['it fails', { FunctionError: 'Unhandled', Payload: payload({ errorMessage: 'x' }) }],
  ['it answers nothing', {}],
])('answers 500 if %s', async (_, answer) => {
  expect(await readHealth(answering(answer).client, 'query')).toBe(500);
});
