import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { RouteKey } from './route-keys';

/** The authorization of a route that everybody may call. */
export const OPEN: apigatewayv2.HttpRouteAuthorizerConfig = { authorizationType: 'NONE' };

/** Properties for `Routes`. */
export interface RoutesProps {
  readonly api: apigatewayv2.IHttpApi;
  readonly handler: lambda.IFunction;
  readonly timeout: Duration;
  readonly authorization: apigatewayv2.HttpRouteAuthorizerConfig;
  readonly keys: RouteKey[];
}

/**
 * The routes of an API, which all invoke one function.
 *
 * `HttpRoute` is not used, because it creates the integration in the first route, which would replace the integration
 * if the routes are reordered, and a permission for each route, which would outgrow the policy of the function.
 */
export class Routes extends Construct {
  public constructor(scope: Construct, id: string, { api, handler, timeout, authorization, keys }: RoutesProps) {
    super(scope, id);
    const { integrationId } = new apigatewayv2.HttpIntegration(this, 'Integration', {
      httpApi: api,
      integrationType: apigatewayv2.HttpIntegrationType.AWS_PROXY,
      integrationUri: handler.functionArn,
      payloadFormatVersion: apigatewayv2.PayloadFormatVersion.VERSION_2_0,
      timeout,
    });
    for (const { key, route } of keys) {
      const required = route.openReason === undefined ? authorization : OPEN;
      const resource = new apigatewayv2.CfnRoute(this, key, {
        apiId: api.apiId,
        routeKey: key,
        target: `integrations/${integrationId}`,
        authorizationType: required.authorizationType,
        authorizerId: required.authorizerId,
        authorizationScopes: route.scopes ?? required.authorizationScopes,
      });
      if (route.openReason !== undefined) resource.addMetadata('OpenReason', route.openReason);
    }
  }
}
