import type { Resource } from '@trading/template';
import { checkTemplate } from '../../../src/gates/check-template';
import { FLOORS, type EnvironmentClass } from '../../../src/guarantees/floor';
import { violationsOf } from './violations';

const CONFIG = 'Properties/DistributionConfig';

describe('the rules for APIs', () => {
  const route = (Properties: Record<string, unknown>): Resource => ({ Type: 'AWS::ApiGatewayV2::Route', Properties });
  const authorizer = (AuthorizerType: string): Resource => ({
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: { AuthorizerType },
  });
  const scopes = { AuthorizationScopes: ['bars:read'] };
  const withAuthorizer = { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' }, ...scopes };
  const unauthorized = 'api-requires-authorization at Properties/AuthorizationType';

  test('accept routes that require a signature or a token', () => {
    expect(violationsOf(route({ AuthorizationType: 'AWS_IAM' }))).toEqual([]);
    expect(violationsOf(route(withAuthorizer), { Authorizer: authorizer('JWT') })).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, Record<string, Resource>]>([
    ['no authorization', {}, {}],
    ['the authorization `NONE`', { AuthorizationType: 'NONE' }, {}],
    ['a token that no authorizer checks', { AuthorizationType: 'JWT', ...scopes }, {}],
    ['an authorizer of another stack', withAuthorizer, {}],
    ['an authorizer of another type', withAuthorizer, { Authorizer: authorizer('REQUEST') }],
  ])('reject routes with %s', (_case, properties, others) => {
    expect(violationsOf(route(properties), others)).toEqual([unauthorized]);
  });

  test('require a scope of tokens', () => {
    const properties = { ...withAuthorizer, AuthorizationScopes: [] };
    expect(violationsOf(route(properties), { Authorizer: authorizer('JWT') })).toEqual([
      'route-requires-scope at Properties/AuthorizationScopes',
    ]);
  });

  test('require an issuer, an audience and the header of an authorizer', () => {
    const jwt = { Issuer: 'https://login.example.com/', Audience: ['bars'] };
    const violations = (properties: object) =>
      violationsOf({
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: jwt,
          ...properties,
        },
      });
    const unchecked = ['authorizer-checks-tokens at Properties/JwtConfiguration'];

    expect(violations({})).toEqual([]);
    expect(violations({ JwtConfiguration: undefined })).toEqual(unchecked);
    expect(violations({ JwtConfiguration: { ...jwt, Audience: [] } })).toEqual(unchecked);
    expect(violations({ JwtConfiguration: { ...jwt, Issuer: 'http://login.example.com/' } })).toEqual(unchecked);
    expect(violations({ IdentitySource: ['$request.querystring.token'] })).toEqual([
      'authorizer-checks-tokens at Properties/IdentitySource',
    ]);
  });

  test('accept open routes only if the environment allows open APIs', () => {
    const names = (name: EnvironmentClass) =>
      checkTemplate({ Resources: { Route: route({}) } }, FLOORS[name]).map(({ rule }) => rule.name);
    expect(names('local')).toEqual([]);
    for (const name of ['disposable', 'shared', 'production'] as const) {
      expect(names(name)).toEqual(['api-requires-authorization']);
    }
  });

  test('require access logs and limits of a stage', () => {
    const stage = (properties: object) =>
      violationsOf(
        {
          Type: 'AWS::ApiGatewayV2::Stage',
          Properties: {
            AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': ['Logs', 'Arn'] } },
            DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 10 },
            ...properties,
          },
        },
        { Logs: { Type: 'AWS::Logs::LogGroup' } },
      );
    const limit = (name: string) => `api-throttling at Properties/DefaultRouteSettings/${name}`;

    expect(stage({})).toEqual([]);
    expect(stage({ AccessLogSettings: { DestinationArn: 'arn' } })).toEqual([
      'api-access-logs at Properties/AccessLogSettings',
    ]);
    expect(stage({ DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 10 } })).toEqual([
      limit('ThrottlingRateLimit'),
    ]);
    expect(stage({ DefaultRouteSettings: undefined })).toEqual([
      limit('ThrottlingRateLimit'),
      limit('ThrottlingBurstLimit'),
    ]);
  });

  test.each([['*'], ['https://*']])('reject every web page as an origin: %s', (origin) => {
    const api = (AllowOrigins: string[]) =>
      violationsOf({ Type: 'AWS::ApiGatewayV2::Api', Properties: { CorsConfiguration: { AllowOrigins } } });
    expect(api(['https://charts.example.com'])).toEqual([]);
    expect(api(['https://charts.example.com', origin])).toEqual(['api-names-origins at Properties/CorsConfiguration']);
  });

  test('reject a service that may invoke a function for any source, but not an account', () => {
    const permission = (Properties: Record<string, unknown>) =>
      violationsOf({ Type: 'AWS::Lambda::Permission', Properties });
    const Principal = 'apigateway.amazonaws.com';
    expect(permission({ Principal, SourceArn: 'arn' })).toEqual([]);
    expect(permission({ Principal: '111111111111' })).toEqual([]);
    expect(permission({ Principal })).toEqual(['permission-names-source at Properties/SourceArn']);
  });
});

describe('the rules for pages', () => {
  const permissions = { Header: 'Permissions-Policy', Value: 'camera=(), usb=()', Override: false };
  const headers = (policy: string, change: object = {}, items: readonly object[] = [permissions]): Resource => ({
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: { Items: items },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: false },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { Override: false },
          ...change,
        },
      },
    },
  });
  const control = (SigningBehavior: string): Resource => ({
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: { OriginAccessControlConfig: { SigningBehavior } },
  });
  const STRICT = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
  const files = { Id: 'files', S3OriginConfig: {}, OriginAccessControlId: { 'Fn::GetAtt': ['Control', 'Id'] } };
  const https = { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] };
  const api = { Id: 'api', CustomOriginConfig: https };
  const behavior = { TargetOriginId: 'files', ViewerProtocolPolicy: 'redirect-to-https' };
  const defaultBehavior = { ...behavior, ResponseHeadersPolicyId: { Ref: 'Headers' } };
  const toApi = { ...defaultBehavior, TargetOriginId: 'api', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' };

  const weak = ['DefaultCacheBehavior', 'CacheBehaviors/0'].map(
    (at) => `page-security-headers at ${CONFIG}/${at}/ResponseHeadersPolicyId`,
  );

  const page = (config: object, others: Record<string, Resource> = {}) =>
    violationsOf(
      {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Origins: [files, api],
            DefaultCacheBehavior: defaultBehavior,
            CacheBehaviors: [toApi],
            ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
            ...config,
          },
        },
      },
      { Headers: headers(STRICT), Control: control('always'), ...others },
    );

  test('accept a page with an API behind it', () => {
    expect(page({})).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      'plain HTTP',
      { CacheBehaviors: [{ ...toApi, ViewerProtocolPolicy: 'allow-all' }] },
      `page-requires-tls at ${CONFIG}/CacheBehaviors/0/ViewerProtocolPolicy`,
    ],
    [
      'old TLS',
      { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.1_2016' } },
      `page-minimum-tls at ${CONFIG}/ViewerCertificate`,
    ],
    ['no certificate of its own', { ViewerCertificate: undefined }, `page-minimum-tls at ${CONFIG}/ViewerCertificate`],
    [
      'an origin over plain HTTP',
      { Origins: [files, { ...api, CustomOriginConfig: { ...https, OriginProtocolPolicy: 'match-viewer' } }] },
      `page-origin-requires-tls at ${CONFIG}/Origins/1/CustomOriginConfig`,
    ],
    [
      'an origin over old TLS',
      { Origins: [files, { ...api, CustomOriginConfig: { ...https, OriginSSLProtocols: ['TLSv1', 'TLSv1.2'] } }] },
      `page-origin-requires-tls at ${CONFIG}/Origins/1/CustomOriginConfig`,
    ],
    [
      'a bucket that requests are not signed for',
      { Origins: [{ ...files, OriginAccessControlId: undefined }, api] },
      `page-origin-access-control at ${CONFIG}/Origins/0/OriginAccessControlId`,
    ],
    [
      'no security headers',
      { DefaultCacheBehavior: behavior },
      `page-security-headers at ${CONFIG}/DefaultCacheBehavior/ResponseHeadersPolicyId`,
    ],
    [
      'methods that write',
      { CacheBehaviors: [{ ...toApi, AllowedMethods: ['GET', 'HEAD', 'POST'] }] },
      `page-only-reads at ${CONFIG}/CacheBehaviors/0/AllowedMethods`,
    ],
    [
      'cached answers of an API',
      { CacheBehaviors: [{ ...toApi, CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6' }] },
      `page-does-not-share-answers at ${CONFIG}/CacheBehaviors/0/CachePolicyId`,
    ],
  ])('reject %s', (_case, config, violation) => {
    expect(page(config)).toEqual([violation]);
  });

  test('reject a bucket whose requests are signed only sometimes', () => {
    expect(page({}, { Control: control('no-override') })).toEqual([
      `page-origin-access-control at ${CONFIG}/Origins/0/OriginAccessControlId`,
    ]);
  });

  test.each([
    "script-src 'self'; frame-ancestors 'none'",
    "default-src 'self'",
    "default-src 'self'; frame-ancestors *",
    "default-src *; frame-ancestors 'none'",
    "default-src 'none'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "default-src 'none'; script-src 'self' 'unsafe-eval'; frame-ancestors 'none'",
    "default-src 'none'; script-src https:; frame-ancestors 'none'",
  ])('reject the content security policy %s', (policy) => {
    expect(page({}, { Headers: headers(policy) })).toEqual(weak);
  });

  test.each([
    ['forget HTTPS soon', headers(STRICT, { StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true } })],
    ['let frames in', headers(STRICT, { FrameOptions: { FrameOption: 'SAMEORIGIN', Override: true } })],
    ['allow features of the browser', headers(STRICT, {}, [{ ...permissions, Value: 'camera=*' }])],
    ['do not limit features of the browser', headers(STRICT, {}, [])],
  ])('reject headers that %s', (_case, policy) => {
    expect(page({}, { Headers: policy })).toEqual(weak);
  });
});
