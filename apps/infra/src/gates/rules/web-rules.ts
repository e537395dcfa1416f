import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, refersTo, valueAt, type Resource, type Resources } from '@trading/template';

const STAGE = 'AWS::ApiGatewayV2::Stage';
const DISTRIBUTION = 'AWS::CloudFront::Distribution';

/** Policies of CloudFront for TLS with viewers whose oldest version is 1.2, newest first. */
const TLS_POLICIES = ['TLSv1.3_2025', 'TLSv1.2_2025', 'TLSv1.2_2021'];

/** AWS's own cache policy `CachingDisabled`. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const READING_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Sources of scripts that would make a content security policy ineffective. */
const UNSAFE_SOURCES = ["'unsafe-inline'", "'unsafe-eval'", 'data:', '*', 'http:', 'https:'];

/** The headers that a response headers policy must set whatever the origin answers, and those that the origin may set. */
const SECURITY_HEADERS = ['StrictTransportSecurity', 'ContentTypeOptions', 'FrameOptions'];

/** A year in seconds, for which browsers must remember to use HTTPS. */
const MIN_HSTS = 31_536_000;

/** A value of `Permissions-Policy` that lets nobody use the listed features of a browser. */
const NO_FEATURES = /^[a-z-]+=\(\)(?:, [a-z-]+=\(\))*$/;
const DEFAULT_HEADERS = ['ContentSecurityPolicy', 'ReferrerPolicy'];

/** Rules for APIs and pages. */
export const WEB_RULES: readonly TemplateRule[] = [
  {
    name: 'api-requires-authorization',
    description: 'Every route of an API requires a signature or a token, unless the environment allows open APIs',
    fix: 'Use `ApiAccess.iam()` or `ApiAccess.jwt()`, without an `openReason` of a route',
    check: eachResource('AWS::ApiGatewayV2::Route', ({ Properties }, { resources, floor }) =>
      brokenIf(floor.authorizedApis && !isAuthorized(Properties, resources), 'Properties/AuthorizationType'),
    ),
  },
  {
    name: 'authorizer-checks-tokens',
    description: 'An authorizer accepts tokens of one issuer for named audiences, from the header Authorization',
    fix: 'Use `ApiAccess.jwt()`',
    check: eachResource('AWS::ApiGatewayV2::Authorizer', ({ Properties }) => {
      const { Issuer, Audience } = (Properties?.['JwtConfiguration'] ?? {}) as Record<string, unknown>;
      const sources = list(Properties?.['IdentitySource']);
      return [
        ...brokenIf(
          Properties?.['AuthorizerType'] === 'JWT' &&
            (!String(Issuer).startsWith('https://') || list(Audience).length === 0),
          'Properties/JwtConfiguration',
        ),
        ...brokenIf(sources.join() !== '$request.header.Authorization', 'Properties/IdentitySource'),
      ];
    }),
  },
  {
    name: 'route-requires-scope',
    description: 'A route with tokens demands a scope: a token for something else of the audience is not enough',
    fix: 'Set `scopes` of `ApiAccess.jwt()`',
    check: eachResource('AWS::ApiGatewayV2::Route', ({ Properties }, { floor }) =>
      brokenIf(
        floor.authorizedApis &&
          Properties?.['AuthorizationType'] === 'JWT' &&
          list(Properties['AuthorizationScopes']).length === 0,
        'Properties/AuthorizationScopes',
      ),
    ),
  },
  {
    name: 'api-access-logs',
    description: 'An API logs its requests to a log group of its stack',
    fix: 'Use `LambdaHttpApi`, or set `accessLogSettings` of the stage',
    check: eachResource(STAGE, ({ Properties }, { resources }) => {
      const destination = valueAt(Properties, 'AccessLogSettings.DestinationArn');
      const isLogged = findReferred('AWS::Logs::LogGroup', destination, resources) !== undefined;
      return brokenIf(!isLogged, 'Properties/AccessLogSettings');
    }),
  },
  {
    name: 'api-throttling',
    description: 'An API limits the rate of requests, so that its callers cannot use up the account',
    fix: 'Use `LambdaHttpApi`, or set `throttle` of the stage',
    check: eachResource(STAGE, ({ Properties }) =>
      ['ThrottlingRateLimit', 'ThrottlingBurstLimit']
        .filter((limit) => !(Number(valueAt(Properties, `DefaultRouteSettings.${limit}`)) > 0))
        .map((limit) => `Properties/DefaultRouteSettings/${limit}`),
    ),
  },
  {
    name: 'api-names-origins',
    description: 'An API lets only named web pages of other origins read its answers',
    fix: 'List the origins in `allowOrigins`',
    check: eachResource('AWS::ApiGatewayV2::Api', ({ Properties }) =>
      brokenIf(
        list(valueAt(Properties, 'CorsConfiguration.AllowOrigins')).some((origin) => String(origin).includes('*')),
        'Properties/CorsConfiguration',
      ),
    ),
  },
  {
    name: 'permission-names-source',
    description: 'A service may invoke a function for a named source only (confused deputy)',
    fix: 'Set `sourceArn` of the permission',
    check: eachResource('AWS::Lambda::Permission', ({ Properties }) =>
      brokenIf(
        String(Properties?.['Principal']).endsWith('.amazonaws.com') && Properties?.['SourceArn'] === undefined,
        'Properties/SourceArn',
      ),
    ),
  },
  {
    name: 'page-requires-tls',
    description: 'A distribution serves nothing over plain HTTP',
    fix: 'Set `viewerProtocolPolicy` to `REDIRECT_TO_HTTPS` or `HTTPS_ONLY`',
    check: eachBehavior('ViewerProtocolPolicy', ({ behavior }) => {
      return !['https-only', 'redirect-to-https'].includes(String(valueAt(behavior, 'ViewerProtocolPolicy')));
    }),
  },
  {
    name: 'page-minimum-tls',
    description:
      'A distribution with a certificate of its own rejects TLS below 1.2; it has one if the environment has its own domain',
    fix: 'Set `domainNames`, `certificate`, and `minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021`',
    check: eachResource(DISTRIBUTION, ({ Properties }, { floor }) => {
      const certificate = valueAt(Properties, 'DistributionConfig.ViewerCertificate');
      const policy = String(valueAt(certificate, 'MinimumProtocolVersion'));
      const needsPolicy = certificate !== undefined || floor.ownDomains;
      return brokenIf(needsPolicy && !TLS_POLICIES.includes(policy), 'Properties/DistributionConfig/ViewerCertificate');
    }),
  },
  {
    name: 'page-origin-requires-tls',
    description: 'A distribution reaches its origins by HTTPS, with TLS 1.2 or newer',
    fix: 'Set `protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY` and `originSslProtocols: [OriginSslPolicy.TLS_V1_2]`',
    check: eachOrigin('CustomOriginConfig', (origin) => {
      const custom = valueAt(origin, 'CustomOriginConfig');
      const versions = list(valueAt(custom, 'OriginSSLProtocols'));
      const requiresTls = valueAt(custom, 'OriginProtocolPolicy') === 'https-only' && versions.join() === 'TLSv1.2';
      return custom !== undefined && !requiresTls;
    }),
  },
  {
    name: 'page-origin-access-control',
    description: 'A distribution signs its requests to a bucket, which can therefore be private',
    fix: 'Use `StaticSite`, or `S3BucketOrigin.withOriginAccessControl()`',
    check: eachOrigin('OriginAccessControlId', (origin, resources) => {
      const id = valueAt(origin, 'OriginAccessControlId');
      const control = findReferred('AWS::CloudFront::OriginAccessControl', id, resources);
      const behavior = valueAt(control?.Properties, 'OriginAccessControlConfig.SigningBehavior');
      return valueAt(origin, 'CustomOriginConfig') === undefined && behavior !== 'always';
    }),
  },
  {
    name: 'page-security-headers',
    description: 'A page has a strict content security policy and the other security headers',
    fix: 'Use `StaticSite`, or set `responseHeadersPolicy`',
    check: eachBehavior('ResponseHeadersPolicyId', ({ behavior, resources }) => {
      const id = valueAt(behavior, 'ResponseHeadersPolicyId');
      return !isStrict(findReferred('AWS::CloudFront::ResponseHeadersPolicy', id, resources));
    }),
  },
  {
    name: 'page-only-reads',
    description: 'A distribution forwards only requests that read',
    fix: 'Set `allowedMethods: AllowedMethods.ALLOW_GET_HEAD`',
    check: eachBehavior('AllowedMethods', ({ behavior }) =>
      list(valueAt(behavior, 'AllowedMethods')).some((method) => !READING_METHODS.includes(String(method))),
    ),
  },
  {
    name: 'page-does-not-share-answers',
    description: 'A distribution does not cache the answers of an API, which depend on the caller',
    fix: 'Set `cachePolicy: CachePolicy.CACHING_DISABLED`',
    check: eachBehavior('CachePolicyId', ({ behavior, origin }) => {
      return (
        valueAt(origin, 'CustomOriginConfig') !== undefined && valueAt(behavior, 'CachePolicyId') !== CACHING_DISABLED
      );
    }),
  },
];

function isAuthorized(route: unknown, resources: Resources): boolean {
  const type = valueAt(route, 'AuthorizationType');
  if (type === 'AWS_IAM') return true;
  const authorizer = findReferred('AWS::ApiGatewayV2::Authorizer', valueAt(route, 'AuthorizerId'), resources);
  return type === 'JWT' && valueAt(authorizer?.Properties, 'AuthorizerType') === 'JWT';
}

/** The resource of a type that a value refers to. */
function findReferred(type: string, value: unknown, resources: Resources): Resource | undefined {
  return Object.entries(resources).find(([id, { Type }]) => Type === type && refersTo(value, id))?.[1];
}

interface Behavior {
  readonly behavior: unknown;
  readonly origin: unknown;
  readonly resources: Resources;
}

/** Returns a check that examines each cache behavior of a distribution separately. */
function eachBehavior(setting: string, isBroken: (behavior: Behavior) => boolean): TemplateRule['check'] {
  return eachResource(DISTRIBUTION, ({ Properties }, { resources }) => {
    const config = Properties?.['DistributionConfig'];
    const origins = list(valueAt(config, 'Origins'));
    const check = (behavior: unknown, location: string): string[] => {
      const origin = origins.find((each) => valueAt(each, 'Id') === valueAt(behavior, 'TargetOriginId'));
      return brokenIf(
        isBroken({ behavior, origin, resources }),
        `Properties/DistributionConfig/${location}/${setting}`,
      );
    };
    return [
      ...check(valueAt(config, 'DefaultCacheBehavior'), 'DefaultCacheBehavior'),
      ...list(valueAt(config, 'CacheBehaviors')).flatMap((each, index) => check(each, `CacheBehaviors/${index}`)),
    ];
  });
}

/** Returns a check that examines each origin of a distribution separately. */
function eachOrigin(
  setting: string,
  isBroken: (origin: unknown, resources: Resources) => boolean,
): TemplateRule['check'] {
  return eachResource(DISTRIBUTION, ({ Properties }, { resources }) =>
    list(valueAt(Properties, 'DistributionConfig.Origins')).flatMap((origin, index) =>
      brokenIf(isBroken(origin, resources), `Properties/DistributionConfig/Origins/${index}/${setting}`),
    ),
  );
}

function customHeader(policy: Resource | undefined, name: string): unknown {
  const headers = list(valueAt(policy?.Properties, 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items'));
  return headers.find((header) => valueAt(header, 'Header') === name);
}

/** True if a response headers policy sets every security header, and scripts come from the page's origin alone. */
function isStrict(policy: Resource | undefined): boolean {
  const headers = valueAt(policy?.Properties, 'ResponseHeadersPolicyConfig.SecurityHeadersConfig');
  const directives = new Map(
    String(valueAt(headers, 'ContentSecurityPolicy.ContentSecurityPolicy'))
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );
  const scripts = directives.get('script-src') ?? directives.get('default-src') ?? ['*'];
  return (
    directives.has('default-src') &&
    directives.get('frame-ancestors')?.join() === "'none'" &&
    !scripts.some((source) => UNSAFE_SOURCES.includes(source)) &&
    DEFAULT_HEADERS.every((name) => valueAt(headers, name) !== undefined) &&
    Number(valueAt(headers, 'StrictTransportSecurity.AccessControlMaxAgeSec')) >= MIN_HSTS &&
    valueAt(headers, 'FrameOptions.FrameOption') === 'DENY' &&
    NO_FEATURES.test(String(valueAt(customHeader(policy, 'Permissions-Policy'), 'Value'))) &&
    SECURITY_HEADERS.every((name) => valueAt(headers, `${name}.Override`) === true)
  );
}
