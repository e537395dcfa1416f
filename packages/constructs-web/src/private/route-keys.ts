import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { LambdaHttpApiRoute } from '../lambda-http-api-route';

const DEFAULT_METHODS = [apigatewayv2.HttpMethod.GET, apigatewayv2.HttpMethod.HEAD];
const VARIABLE = /\{[^}]*\}/g;

/** A method of a route. */
export interface RouteKey {
  readonly method: apigatewayv2.HttpMethod;
  readonly route: LambdaHttpApiRoute;
  /** The method and the path, such as `GET /v1/bars/{symbol}`. */
  readonly key: string;
}

/** The methods of all routes. API Gateway has a route for each of them. */
export function routeKeys(routes: LambdaHttpApiRoute[]): RouteKey[] {
  return routes.flatMap((route) =>
    (route.methods ?? DEFAULT_METHODS).map((method) => ({ method, route, key: `${method} ${route.path}` })),
  );
}

/** The method and the path of a route in the ARN of a request, such as `GET/v1/bars/*`. Variables match anything. */
export function requestPattern({ method, route }: RouteKey): string {
  return `${method === apigatewayv2.HttpMethod.ANY ? '*' : method}${route.path.replaceAll(VARIABLE, '*')}`;
}
