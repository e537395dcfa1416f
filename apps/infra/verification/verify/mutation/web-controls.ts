import { once, type Control, type Mutable } from './control';

/** The controls of APIs and pages. */
export const WEB_CONTROLS: readonly Control[] = [
  once('api-requires-authorization', 'answer everybody', 'AWS::ApiGatewayV2::Route', (route) => {
    route.AuthorizationType = 'NONE';
  }),
  once(
    'api-requires-authorization',
    'remove the authorizer',
    'AWS::ApiGatewayV2::Route',
    (route) => delete route.AuthorizerId,
    ({ AuthorizerId }) => AuthorizerId !== undefined,
  ),
  once(
    'api-access-logs',
    'remove the access logs',
    'AWS::ApiGatewayV2::Stage',
    (stage) => delete stage.AccessLogSettings,
  ),
  once(
    'api-access-logs',
    'log to a group outside the stack',
    'AWS::ApiGatewayV2::Stage',
    (stage) => (stage.AccessLogSettings.DestinationArn = 'arn'),
  ),
  once('api-throttling', 'remove the limits', 'AWS::ApiGatewayV2::Stage', (stage) => delete stage.DefaultRouteSettings),
  ...['ThrottlingRateLimit', 'ThrottlingBurstLimit'].map((limit) =>
    once(
      'api-throttling',
      `remove ${limit}`,
      'AWS::ApiGatewayV2::Stage',
      (stage) => (stage.DefaultRouteSettings[limit] = undefined),
    ),
  ),
  once(
    'api-names-origins',
    'let every web page read the answers',
    'AWS::ApiGatewayV2::Api',
    (api) => (api.CorsConfiguration = { AllowOrigins: ['*'] }),
  ),
  once(
    'permission-names-source',
    'let every API of AWS invoke the function',
    'AWS::Lambda::Permission',
    (permission) => delete permission.SourceArn,
  ),

  behaviors('page-requires-tls', 'allow plain HTTP', (behavior) => (behavior.ViewerProtocolPolicy = 'allow-all')),
  distribution('page-minimum-tls', 'remove the certificate', (config) => delete config.ViewerCertificate),
  distribution(
    'page-minimum-tls',
    'allow TLS 1.0',
    (config) => (config.ViewerCertificate.MinimumProtocolVersion = 'TLSv1'),
  ),
  customOrigins('page-origin-requires-tls', 'use plain HTTP', (origin) => (origin.OriginProtocolPolicy = 'http-only')),
  customOrigins(
    'page-origin-requires-tls',
    'allow TLS 1.0',
    (origin) => (origin.OriginSSLProtocols = ['TLSv1', 'TLSv1.2']),
  ),
  distribution('page-origin-access-control', 'send unsigned requests to the bucket', (config) =>
    config.Origins.forEach((origin: Mutable) => delete origin.OriginAccessControlId),
  ),
  distribution(
    'page-security-headers',
    'remove the headers',
    (config) => delete config.DefaultCacheBehavior.ResponseHeadersPolicyId,
  ),
  behaviors(
    'page-only-reads',
    'allow every method',
    (behavior) => (behavior.AllowedMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']),
  ),
  behaviors(
    'page-does-not-share-answers',
    'cache the answers',
    (behavior) => delete behavior.CachePolicyId,
    (config) => config.CacheBehaviors,
  ),
];

/** A control of a distribution as a whole. */
function distribution(rule: string, removal: string, change: (config: Mutable) => unknown): Control {
  return once(rule, removal, 'AWS::CloudFront::Distribution', ({ DistributionConfig }) => change(DistributionConfig));
}

/** A control in each of some cache behaviors of a distribution, by default in all of them. */
function behaviors(
  rule: string,
  removal: string,
  change: (behavior: Mutable) => unknown,
  select = (config: Mutable): Mutable[] => [config.DefaultCacheBehavior, ...config.CacheBehaviors],
): Control {
  const remove: Control['remove'] = ({ DistributionConfig }, _resource, at) => {
    const behavior = select(DistributionConfig)[at];
    if (!behavior) return false;
    change(behavior);
    return true;
  };
  return { rule, removal, type: 'AWS::CloudFront::Distribution', remove };
}

/** A control in each origin of a distribution that is not a bucket. */
function customOrigins(rule: string, removal: string, change: (origin: Mutable) => unknown): Control {
  const origins = ({ Origins }: Mutable): Mutable[] =>
    Origins.map(({ CustomOriginConfig }: Mutable) => CustomOriginConfig).filter(Boolean);
  return behaviors(rule, removal, change, origins);
}
