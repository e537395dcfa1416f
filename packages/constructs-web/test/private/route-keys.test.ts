import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { LambdaHttpApiRoute } from '../../src';
import { requestPattern, routeKeys } from '../../src/private/route-keys';

test.each<[LambdaHttpApiRoute, string[], string[]]>([
  [{ path: '/' }, ['GET /', 'HEAD /'], ['GET/', 'HEAD/']],
  [{ path: '/a/b', methods: [HttpMethod.POST] }, ['POST /a/b'], ['POST/a/b']],
  [{ path: '/a', methods: [HttpMethod.ANY] }, ['ANY /a'], ['*/a']],
  [{ path: '/a/{b}/c/{d+}', methods: [HttpMethod.GET] }, ['GET /a/{b}/c/{d+}'], ['GET/a/*/c/*']],
])('%j has the keys %j and the request patterns %j', (route, keys, patterns) => {
  expect(routeKeys([route]).map(({ key }) => key)).toEqual(keys);
  expect(routeKeys([route]).map(requestPattern)).toEqual(patterns);
});
