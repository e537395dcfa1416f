import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';

/** A path of an API, and the methods that it answers. */
export interface LambdaHttpApiRoute {
  /**
   * The path, such as `/v1/bars/{symbol}`.
   *
   * A variable is a whole segment in braces. A variable at the end matches all remaining segments if it ends with `+`,
   * as in `/files/{key+}`.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
   */
  readonly path: string;

  /**
   * The methods.
   *
   * @default - `HttpMethod.GET` and `HttpMethod.HEAD`
   */
  readonly methods?: apigatewayv2.HttpMethod[];

  /**
   * The scopes of which a token must have at least one to call this route, only with `ApiAccess.jwt()`.
   *
   * @default - the scopes of the access of the API
   */
  readonly scopes?: string[];

  /**
   * The reason why everybody may call this route without authorization: at least 10 characters.
   *
   * It is added to the metadata of the route.
   *
   * @default - the route requires the access of the API
   */
  readonly openReason?: string;
}
