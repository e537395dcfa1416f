import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { App, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  ApiAccess,
  CrossAccountCallers,
  LambdaHttpApi,
  type LambdaHttpApiProps,
  type LambdaHttpApiRoute,
} from '../src';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:reader';
const BARS = { path: '/v1/bars/{symbol}' };
const API = { Ref: Match.stringLikeRegexp('^ApiApi|^Api[0-9A-F]{8}$') };
const JWT = ApiAccess.jwt({ issuer: 'https://login.example.com/', audience: ['bars'], scopes: ['bars:read'] });

function stackOf(): Stack {
  return new Stack(new App(), 'Stack', { env: ENV });
}

function newApi(props?: Partial<LambdaHttpApiProps>, stack = stackOf()): LambdaHttpApi {
  const handler = lambda.Function.fromFunctionArn(stack, 'Reader', FUNCTION_ARN);
  return new LambdaHttpApi(stack, 'Api', { handler, routes: [BARS], access: ApiAccess.iam(), ...props });
}

function synth(props?: Partial<LambdaHttpApiProps>): Template {
  return Template.fromStack(Stack.of(newApi(props)));
}

/** The properties and metadata of the routes by their keys. */
function routesOf(template: Template): Record<string, { Properties: Record<string, unknown>; Metadata?: object }> {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
  return Object.fromEntries(routes.map((route) => [route.Properties.RouteKey, route as never]));
}

/** The ARN of requests to the API. */
function requests(pattern: string): object {
  return {
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':execute-api:eu-west-1:111122223333:',
        { Ref: expect.stringMatching('^Api') },
        `/$default/${pattern}`,
      ],
    ],
  };
}

describe('by default', () => {
  const template = synth();

  test('the routes are GET and HEAD, with IAM', () => {
    const routes = routesOf(template);
    expect(Object.keys(routes)).toEqual(['GET /v1/bars/{symbol}', 'HEAD /v1/bars/{symbol}']);
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', {
      AuthorizationType: 'AWS_IAM',
      AuthorizerId: Match.absent(),
      AuthorizationScopes: Match.absent(),
    });
  });

  test('all routes invoke the function with payload format 2.0', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION_ARN,
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 29_000,
    });
  });

  test('the API may invoke the function, and no other API may', () => {
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    const [permission] = Object.values(template.findResources('AWS::Lambda::Permission'));
    expect(permission?.Properties).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: FUNCTION_ARN,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: requests('*'),
    });
  });

  test('requests are throttled and logged', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { DetailedMetricsEnabled: false, ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
      AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('AccessLogs'), 'Arn'] } },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 30, LogGroupName: Match.absent(), KmsKeyId: Match.absent() },
      DeletionPolicy: 'Delete',
    });
  });

  test('the fields of the access logs are JSON, without query strings', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    const fields: Record<string, string> = JSON.parse(stage?.Properties.AccessLogSettings.Format);
    expect(fields).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
    expect(Object.values(fields).filter((field) => !field.startsWith('$context.'))).toEqual([]);
    expect(JSON.stringify(fields)).not.toContain('query');
  });

  test('the API has its default endpoint, and no CORS or role', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      Name: 'Api',
      ProtocolType: 'HTTP',
      DisableExecuteApiEndpoint: false,
      CorsConfiguration: Match.absent(),
    });
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
    const api = newApi();
    expect(api.callerRole).toBeUndefined();
    expect(api.customDomain).toBeUndefined();
    expect(Stack.of(api).resolve(api.url)).toEqual({
      'Fn::Join': [
        '',
        ['https://', { Ref: expect.stringMatching('^Api') }, '.execute-api.eu-west-1.', { Ref: 'AWS::URLSuffix' }],
      ],
    });
  });
});

test('a maximal API has the given settings', () => {
  const template = synth({
    apiName: 'bars',
    description: 'Bars of trades',
    throttlingRateLimit: 500,
    throttlingBurstLimit: 1000,
    timeout: Duration.seconds(10),
    corsPreflight: { allowOrigins: ['https://example.com'], maxAge: Duration.hours(1) },
    detailedMetricsEnabled: true,
    accessLogGroupName: '/aws/vendedlogs/bars',
    accessLogRetention: logs.RetentionDays.ONE_YEAR,
    accessLogRemovalPolicy: RemovalPolicy.RETAIN,
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
    Name: 'bars',
    Description: 'Bars of trades',
    CorsConfiguration: { AllowOrigins: ['https://example.com'], MaxAge: 3600 },
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { DetailedMetricsEnabled: true, ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 500 },
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 10_000 });
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: { LogGroupName: '/aws/vendedlogs/bars', RetentionInDays: 365 },
    DeletionPolicy: 'Retain',
  });
});

test('an alias of a function is invoked', () => {
  // GIVEN
  const stack = stackOf();
  const fn = new lambda.Function(stack, 'Function', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });
  const alias = fn.addAlias('live');

  // WHEN
  newApi({ handler: alias }, stack);

  // THEN
  const template = Template.fromStack(stack);
  const ref = { Ref: Match.stringLikeRegexp('^FunctionAliaslive') };
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { IntegrationUri: ref });
  template.hasResourceProperties('AWS::Lambda::Permission', { FunctionName: ref });
});

test('a function of another stack is invoked, and its stack does not refer to the API', () => {
  // GIVEN
  const app = new App();
  const functions = new Stack(app, 'Functions', { env: ENV });
  const handler = new lambda.Function(functions, 'Function', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });
  const stack = new Stack(app, 'Stack', { env: ENV });

  // WHEN
  newApi({ handler }, stack);

  // THEN
  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 1);
  Template.fromStack(functions).resourceCountIs('AWS::Lambda::Permission', 0);
});

describe('with tokens', () => {
  const routes: LambdaHttpApiRoute[] = [
    { path: '/orders', methods: [apigatewayv2.HttpMethod.POST], scopes: ['orders:write'] },
    { path: '/orders', methods: [apigatewayv2.HttpMethod.GET] },
    { path: '/health', methods: [apigatewayv2.HttpMethod.GET], openReason: 'Load balancers check it' },
  ];
  const template = synth({ routes, access: JWT });

  test('the identity provider and the audience are verified', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://login.example.com/', Audience: ['bars'] },
    });
  });

  test('routes require the scopes of the API or their own', () => {
    const AuthorizerId = { Ref: expect.stringContaining('JwtAuthorizer') };
    const found = routesOf(template);
    expect(found['GET /orders']?.Properties).toMatchObject({
      AuthorizationType: 'JWT',
      AuthorizationScopes: ['bars:read'],
      AuthorizerId,
    });
    expect(found['POST /orders']?.Properties).toMatchObject({
      AuthorizationType: 'JWT',
      AuthorizationScopes: ['orders:write'],
      AuthorizerId,
    });
  });

  test('a route with a reason is open', () => {
    const { Properties, Metadata } = routesOf(template)['GET /health'] ?? {};
    expect(Properties).toMatchObject({ AuthorizationType: 'NONE' });
    expect(Properties).not.toHaveProperty('AuthorizerId');
    expect(Properties).not.toHaveProperty('AuthorizationScopes');
    expect(Metadata).toEqual({ OpenReason: 'Load balancers check it' });
  });

  test('permissions cannot be granted', () => {
    const api = newApi({ access: JWT });
    const role = new iam.Role(api, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    expect(() => api.grantInvoke(role)).toThrow(
      '`grantInvoke` requires an API with routes that IAM authorizes, such as by `ApiAccess.iam()`',
    );
  });
});

test('an open API states the reason', () => {
  const template = synth({ access: ApiAccess.open({ reason: 'The status is public' }) });
  template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'NONE' });
  template.hasResource('AWS::ApiGatewayV2::Api', { Metadata: { OpenReason: 'The status is public' } });
});

test.each<[string, ApiAccess, string]>([
  ['IAM', ApiAccess.iam(), 'AWS_IAM'],
  ['tokens', JWT, 'JWT'],
])('a route that is added elsewhere to an API with %s is not open', (_, access, type) => {
  // GIVEN
  const { api } = newApi({ access });

  // WHEN
  new apigatewayv2.HttpRoute(Stack.of(api), 'Route', {
    httpApi: api,
    routeKey: apigatewayv2.HttpRouteKey.with('/other', apigatewayv2.HttpMethod.GET),
    integration: new (class extends apigatewayv2.HttpRouteIntegration {
      public bind(): apigatewayv2.HttpRouteIntegrationConfig {
        return {
          type: apigatewayv2.HttpIntegrationType.HTTP_PROXY,
          method: apigatewayv2.HttpMethod.GET,
          uri: 'https://example.com',
          payloadFormatVersion: apigatewayv2.PayloadFormatVersion.VERSION_1_0,
        };
      }
    })('Other'),
  });

  // THEN
  const template = Template.fromStack(Stack.of(api));
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'GET /other', AuthorizationType: type });
  template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', type === 'JWT' ? 1 : 0);
});

describe('callers', () => {
  test('of the same account may call the routes that are not open', () => {
    // GIVEN
    const api = newApi({ routes: [BARS, { path: '/health', openReason: 'Load balancers check it' }] });
    const role = new iam.Role(api, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    // WHEN
    const grant = api.grantInvoke(role);

    // THEN
    expect(grant.success).toBe(true);
    const [policy] = Object.values(Template.fromStack(Stack.of(api)).findResources('AWS::IAM::Policy'));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: [requests('GET/v1/bars/*'), requests('HEAD/v1/bars/*')],
      },
    ]);
  });

  test('of other accounts assume a role, if they meet its conditions', () => {
    // GIVEN
    const stack = stackOf();
    const crossAccountCallers = [
      CrossAccountCallers.accounts(['444455556666', '777788889999']),
      CrossAccountCallers.accounts(['444455556666'], {
        principalArns: ['arn:aws:iam::444455556666:role/analysis'],
        externalId: 'bars',
      }),
      CrossAccountCallers.organization('o-a1b2c3d4e5'),
    ];
    const permissionsBoundary = iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'limits');

    // WHEN
    const access = ApiAccess.iam({ crossAccountCallers, callerRoleName: 'bars-caller', permissionsBoundary });
    const api = newApi({ access }, stack);

    // THEN
    const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    const root = (id: string): object => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${id}:root`]],
    });
    expect(role?.Properties).toMatchObject({ RoleName: 'bars-caller', PermissionsBoundary: expect.anything() });
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: [root('444455556666'), root('777788889999')] },
        Condition: { StringEquals: { 'aws:PrincipalAccount': ['444455556666', '777788889999'] } },
      },
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: root('444455556666') },
        Condition: {
          StringEquals: { 'aws:PrincipalAccount': ['444455556666'], 'sts:ExternalId': 'bars' },
          ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::444455556666:role/analysis'] },
        },
      },
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    ]);
    expect(stack.resolve(api.callerRole?.roleArn)).toEqual({
      'Fn::GetAtt': [expect.stringContaining('CallerRole'), 'Arn'],
    });
  });

  test('of other accounts may only call the routes of the API', () => {
    const access = ApiAccess.iam({ crossAccountCallers: [CrossAccountCallers.accounts(['444455556666'])] });
    const template = synth({ access });
    const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(policy?.Properties.Roles).toEqual([{ Ref: expect.stringContaining('CallerRole') }]);
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: [requests('GET/v1/bars/*'), requests('HEAD/v1/bars/*')],
      },
    ]);
  });

  test('of other accounts may call many routes', () => {
    const access = ApiAccess.iam({ crossAccountCallers: [CrossAccountCallers.accounts(['444455556666'])] });
    const routes = Array.from({ length: 150 }, (_, index) => ({ path: `/v1/${index}` }));
    const template = synth({ access, routes });
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(policies.length).toBeGreaterThan(1);
    expect(policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement[0].Resource)).toHaveLength(300);
  });
});

describe('a custom domain', () => {
  function withDomain(props?: Partial<LambdaHttpApiProps>, zone = false): LambdaHttpApi {
    const stack = stackOf();
    const certificate = acm.Certificate.fromCertificateArn(
      stack,
      'Certificate',
      'arn:aws:acm:eu-west-1:1:certificate/1',
    );
    const hostedZone = zone
      ? route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' })
      : undefined;
    return newApi({ domainName: 'api.example.com', certificate, hostedZone, ...props }, stack);
  }

  test('is mapped to the stage, requires TLS 1.2 and disables the default endpoint', () => {
    const api = withDomain();
    const template = Template.fromStack(Stack.of(api));
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'api.example.com',
      DomainNameConfigurations: [
        {
          CertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1',
          EndpointType: 'REGIONAL',
          SecurityPolicy: 'TLS_1_2',
        },
      ],
    });
    template.hasResource('AWS::ApiGatewayV2::ApiMapping', {
      Properties: { ApiId: API, Stage: '$default' },
      DependsOn: [Match.stringLikeRegexp('Stage')],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    expect(api.domainName).toBe('api.example.com');
    expect(api.url).toBe('https://api.example.com');
    expect(api.customDomain?.regionalDomainName).toBeDefined();
  });

  test('can leave the default endpoint enabled', () => {
    const template = Template.fromStack(Stack.of(withDomain({ disableExecuteApiEndpoint: false })));
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false });
  });

  test('has an alias record in a hosted zone', () => {
    const template = Template.fromStack(Stack.of(withDomain({}, true)));
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'api.example.com.',
      Type: 'A',
      HostedZoneId: 'Z1',
      AliasTarget: { DNSName: { 'Fn::GetAtt': [Match.anyValue(), 'RegionalDomainName'] } },
    });
  });
});

describe('an encryption key', () => {
  test.each<[string, string | undefined]>([
    ['a log group with a name', 'bars'],
    ['all log groups of the account and region, if the name is generated', undefined],
  ])('may be used for %s', (_, accessLogGroupName) => {
    // GIVEN
    const stack = stackOf();
    const key = new kms.Key(stack, 'Key');

    // WHEN an alias is given
    newApi({ accessLogEncryptionKey: key.addAlias('alias/logs'), accessLogGroupName }, stack);

    // THEN the key is used, because CloudWatch Logs rejects an alias
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      `:logs:eu-west-1:111122223333:log-group:${accessLogGroupName ?? '*'}`,
                    ],
                  ],
                },
              },
            },
          }),
        ]),
      },
    });
  });

  test('must not be the name of an alias', () => {
    const stack = stackOf();
    const accessLogEncryptionKey = kms.Alias.fromAliasName(stack, 'Alias', 'alias/logs');
    expect(() => newApi({ accessLogEncryptionKey }, stack)).toThrow(
      '`accessLogEncryptionKey` must be a key, got: the name of an alias, which CloudWatch Logs rejects',
    );
  });
});

const PATH_RULE =
  '`routes.path` must be "/" or segments that each follow a "/", with whole segments as variables, got: ';

test.each<[LambdaHttpApiRoute[], string]>([
  [[], '`routes` must not be empty'],
  [[{ path: 'bars' }], `${PATH_RULE}bars`],
  [[{ path: '' }], PATH_RULE],
  [[{ path: '/bars/' }], `${PATH_RULE}/bars/`],
  [[{ path: '/a//b' }], `${PATH_RULE}/a//b`],
  [[{ path: '/a*' }], `${PATH_RULE}/a*`],
  [[{ path: '/a b' }], `${PATH_RULE}/a b`],
  [[{ path: '/a-{b}' }], `${PATH_RULE}/a-{b}`],
  [[{ path: '/{a+}/b' }], `${PATH_RULE}/{a+}/b`],
  [[{ path: Lazy.string({ produce: () => '/a' }) }], '`routes.path` must be known at synthesis, got: a token'],
  [[{ path: '/a', methods: [] }], '`routes.methods` must not be empty'],
  [
    [{ path: '/a' }, { path: '/a' }],
    '`routes` must be different, got twice: GET /a\n`routes` must be different, got twice: HEAD /a',
  ],
  [[{ path: '/a', scopes: ['x'] }], '`routes.scopes` must only be set if requests have a token, got: scopes of /a'],
  [[{ path: '/a', openReason: 'because' }], "`routes.openReason` must have at least 10 characters, got: 'because'"],
  [
    Array.from({ length: 151 }, (_, index) => ({ path: `/${index}` })),
    '`routes` must have at most 300 methods, got: 302',
  ],
])('the routes %j are rejected: %s', (routes, message) => {
  expect(() => newApi({ routes })).toThrow(message);
});

test('the scopes and the reasons of routes must be useful', () => {
  expect(() => newApi({ access: JWT, routes: [{ path: '/a', scopes: [] }] })).toThrow(
    '`routes.scopes` must not be empty',
  );
  expect(() => newApi({ access: JWT, routes: [{ path: '/a', scopes: ['x'], openReason: 'It is public' }] })).toThrow(
    '`routes.scopes` must only be set if requests have a token, got: scopes of /a',
  );
  const access = ApiAccess.open({ reason: 'Everything is public' });
  expect(() => newApi({ access, routes: [{ path: '/a', openReason: 'It is public' }] })).toThrow(
    '`routes.openReason` must not be set if the API is open, got: a reason for /a',
  );
});

test.each<[Partial<LambdaHttpApiProps>, string]>([
  [{ throttlingRateLimit: 0 }, '`throttlingRateLimit` must be an integer between 1 and 10000, got: 0'],
  [{ throttlingBurstLimit: 5001 }, '`throttlingBurstLimit` must be an integer between 1 and 5000, got: 5001'],
  [
    { timeout: Duration.seconds(30) },
    '`timeout` must be a whole number of milliseconds between 50 and 29000, got: 30000',
  ],
  [{ corsPreflight: {} }, '`corsPreflight.allowOrigins` must list at least one origin'],
  [{ corsPreflight: { allowOrigins: [] } }, '`corsPreflight.allowOrigins` must list at least one origin'],
  [
    { corsPreflight: { allowOrigins: ['*'] } },
    '`corsPreflight.allowOrigins` must list the origins of web pages, got: *',
  ],
  [{ domainName: 'api.example.com' }, '`certificate` must be set with a `domainName`'],
  [
    { disableExecuteApiEndpoint: true },
    '`disableExecuteApiEndpoint` must not be true without a `domainName`, because nothing could call the API',
  ],
  [{ alarms: { serverErrors: 0 } }, '`alarms.serverErrors` must be an integer of at least 1, got: 0'],
  [{ alarms: { clientErrors: 0 } }, '`alarms.clientErrors` must be an integer of at least 1, got: 0'],
  [
    { alarms: { latency: Duration.seconds(31) } },
    '`alarms.latency` must be a whole number of milliseconds between 1 and 30000, got: 31000',
  ],
])('%j is rejected: %s', (props, message) => {
  expect(() => newApi(props)).toThrow(message);
});

test('a certificate or a hosted zone without a domain name is rejected', () => {
  const stack = stackOf();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:1:certificate/1');
  const hostedZone = route53.HostedZone.fromHostedZoneId(stack, 'Zone', 'Z1');
  expect(() => newApi({ certificate, hostedZone }, stack)).toThrow(
    '`certificate` must not be set without a `domainName`\n`hostedZone` must not be set without a `domainName`',
  );
});

test('a function of another account is rejected', () => {
  const stack = stackOf();
  const arn = 'arn:aws:lambda:eu-west-1:444455556666:function:reader';
  const handler = lambda.Function.fromFunctionArn(stack, 'Foreign', arn);
  expect(() => newApi({ handler }, stack)).toThrow(
    '`handler` must be in the account of the API, 111122223333, got: a function of 444455556666',
  );
});

test('unresolved values are accepted', () => {
  // GIVEN an environment-agnostic stack
  const stack = new Stack(new App(), 'Stack');
  const text = Lazy.string({ produce: () => 'x' });
  const count = Lazy.number({ produce: () => 7 });

  // WHEN
  newApi(
    {
      handler: lambda.Function.fromFunctionName(stack, 'Named', text),
      apiName: text,
      access: ApiAccess.iam({ crossAccountCallers: [CrossAccountCallers.accounts([text])], callerRoleName: text }),
      throttlingRateLimit: count,
      timeout: Duration.millis(count),
      alarms: { serverErrors: count, latency: Duration.millis(count) },
    },
    stack,
  );

  // THEN
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'x-server-errors', Threshold: 7 });
  expect(JSON.stringify(template.toJSON())).not.toMatch(/Token\[|e\+/);
});
