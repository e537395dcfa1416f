import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { JwtApiAccessOptions } from '../jwt-api-access-options';

/** Properties for a `JwtAuthorizer`. */
export interface JwtAuthorizerProps {
  readonly api: apigatewayv2.IHttpApi;
  readonly options: JwtApiAccessOptions;
}

/** Accepts the tokens of an identity provider in the `Authorization` header. */
export class JwtAuthorizer extends apigatewayv2.HttpAuthorizer {
  public constructor(scope: Construct, id: string, { api, options }: JwtAuthorizerProps) {
    super(scope, id, {
      httpApi: api,
      type: apigatewayv2.HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: options.issuer,
      jwtAudience: options.audience,
    });
  }
}
