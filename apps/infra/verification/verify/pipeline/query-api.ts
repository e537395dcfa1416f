import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { invocationPolicy } from '../deployment/policies';
import { isRouteFor } from './routes';
import { problemIf } from './step';

/** Requests of readers. */
const REQUESTS = [
  ...['GET', 'HEAD'].map((method) => `${method} /v1/bars/general/ACME`),
  ...['/v1/bars', '/v1/symbols', '/v1/coverage/ccxt/BTC/USDT', '/v1/files', '/v1/files/1', '/v1/changes'].map(
    (path) => `GET ${path}`,
  ),
  ...['/v1/openapi.json', '/docs', '/health', '/udf/config', '/udf/history'].map((path) => `GET ${path}`),
] as const;

/** The longest time that API Gateway waits for a function, in milliseconds. */
const MAX_INTEGRATION = 30_000;

/** Returns what keeps requests of readers from the query function. */
export async function apiProblems(deployment: Deployment): Promise<string[]> {
  const api = apiOf(deployment);
  const stages = deployment.all('AWS::ApiGatewayV2::Stage').filter((stage) => api.isMeantBy(stage.value('ApiId')));
  const stage = stages.find((each) => each.value('StageName') === '$default');
  const { queryDomain } = deployment.region.settings;
  return [
    ...problemIf(api.value('ProtocolType') !== 'HTTP', `the API is not an HTTP API (${api.label})`),
    ...problemIf(
      queryDomain === undefined && api.value('DisableExecuteApiEndpoint') === true,
      `the API has no address (${api.label})`,
    ),
    ...(stage ? stageProblems(deployment, stage) : [`the API has no stage (${api.label})`]),
    ...(await Promise.all(REQUESTS.map((request) => requestProblems(deployment, api, request)))).flat(),
  ];
}

/**
 * The query API.
 *
 * @throws Error if the templates have no API of this name
 */
export function apiOf(deployment: Deployment): Deployed {
  return deployment.named('AWS::ApiGatewayV2::Api', 'query');
}

function stageProblems(deployment: Deployment, stage: Deployed): string[] {
  const { rate, burst } = deployment.settings.query.throttle;
  return [
    ...problemIf(
      stage.value('AutoDeploy') !== true && stage.value('DeploymentId') === undefined,
      `nothing is deployed to the stage (${stage.label})`,
    ),
    ...problemIf(
      stage.number('DefaultRouteSettings.ThrottlingRateLimit', Infinity) !== rate ||
        stage.number('DefaultRouteSettings.ThrottlingBurstLimit', Infinity) !== burst,
      `the stage has other limits than the settings (${stage.label})`,
    ),
    ...problemIf(stage.value('RouteSettings') !== undefined, `single routes have other limits (${stage.label})`),
  ];
}

/** The tokens that the settings accept are accepted, and no others. */
function tokenProblems(deployment: Deployment, route: Deployed, authorizerId: unknown): string[] {
  const authorizer = deployment.meant('AWS::ApiGatewayV2::Authorizer', authorizerId);
  const { issuer, audience = [], scopes = [] } = deployment.settings.query.access._jwt ?? {};
  return [
    ...problemIf(
      authorizer.value('JwtConfiguration.Issuer') !== issuer ||
        authorizer.list('JwtConfiguration.Audience').join() !== audience.join(),
      `the tokens of the identity provider are not accepted (${authorizer.label})`,
    ),
    ...problemIf(
      route.list('AuthorizationScopes').join() !== scopes.join(),
      `the route demands other scopes than the settings (${route.label})`,
    ),
  ];
}

async function requestProblems(deployment: Deployment, api: Deployed, request: string): Promise<string[]> {
  const lambda = deployment.named('AWS::Lambda::Function', 'query');
  const route = deployment
    .all('AWS::ApiGatewayV2::Route')
    .find((each) => api.isMeantBy(each.value('ApiId')) && isRouteFor(String(each.value('RouteKey')), request));
  if (!route) return [`there is no route for ${request} (${api.label})`];
  const target = String(route.value('Target')).replace('integrations/', '');
  const integration = deployment.meant('AWS::ApiGatewayV2::Integration', target);
  const wait = integration.number('TimeoutInMillis', MAX_INTEGRATION);
  const authorizer = route.value('AuthorizerId');
  const { account, region } = deployment.location;
  const source = `arn:aws:execute-api:${region}:${account}:${api.name}/$default/${request.replace(' ', '')}`;
  const decision = await decide(
    {
      caller: service('apigateway', source),
      action: 'lambda:InvokeFunction',
      resource: lambda.arn,
      resourcePolicy: invocationPolicy(deployment, lambda),
    },
    account,
  );
  return [
    ...(authorizer === undefined ? [] : tokenProblems(deployment, route, authorizer)),
    ...problemIf(
      !lambda.isMeantBy(integration.value('IntegrationUri')),
      `${request} goes to something else than the function (${integration.label})`,
    ),
    ...problemIf(
      integration.value('IntegrationType') !== 'AWS_PROXY' ||
        integration.value('PayloadFormatVersion') !== '2.0' ||
        (integration.value('ConnectionType') ?? 'INTERNET') !== 'INTERNET' ||
        integration.value('RequestParameters') !== undefined,
      `the function does not get requests in the format that it reads (${integration.label})`,
    ),
    ...problemIf(
      !(wait >= 1000 * lambda.number('Timeout', 3) && wait <= MAX_INTEGRATION),
      `the API waits ${wait} ms, which is not the time of the function (${integration.label})`,
    ),
    ...problemIf(decision !== 'allowed', `the API may not invoke the function for ${request} (${lambda.label})`),
  ];
}
