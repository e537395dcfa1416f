// Written by `compat-usages` from the API and features.json. Do not edit.
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as certificatemanager from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, CrossAccountCallers, LambdaHttpApi, LambdaHttpApiAlarm } from '@trading/constructs-web';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'us-east-1' } });
  create(stack);
  return stack;
}

export const stack = feature(
  'Defaults',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Accounts',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({ crossAccountCallers: [CrossAccountCallers.accounts(['444455556666'])] }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Accounts-Options-ExternalId',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({
        crossAccountCallers: [CrossAccountCallers.accounts(['444455556666'], { externalId: 'bars' })],
      }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Accounts-Options-PrincipalArns',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({
        crossAccountCallers: [
          CrossAccountCallers.accounts(['444455556666'], {
            principalArns: ['arn:aws:iam::444455556666:role/analysis'],
          }),
        ],
      }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Organization',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({ crossAccountCallers: [CrossAccountCallers.organization('o-a1b2c3d4e5')] }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Organization-Options-ExternalId',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({
        crossAccountCallers: [CrossAccountCallers.organization('o-a1b2c3d4e5', { externalId: 'bars' })],
      }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-CrossAccountCallers-Organization-Options-PrincipalArns',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({
        crossAccountCallers: [
          CrossAccountCallers.organization('o-a1b2c3d4e5', {
            principalArns: ['arn:aws:iam::444455556666:role/analysis'],
          }),
        ],
      }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Iam-Options-PermissionsBoundary',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam({
        crossAccountCallers: [CrossAccountCallers.accounts(['444455556666'])],
        permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(
          stack,
          'Boundary',
          'arn:aws:iam::111122223333:policy/limits',
        ),
      }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Jwt',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.jwt({ audience: ['orders'], issuer: 'https://login.example.com/' }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Jwt-Options-Scopes',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.jwt({ audience: ['orders'], issuer: 'https://login.example.com/', scopes: ['orders:read'] }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Access-Open',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.open({ reason: 'The status is public' }),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
    }),
);
feature(
  'Routes-Methods',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars', methods: [apigatewayv2.HttpMethod.POST] }],
    }),
);
feature(
  'Routes-OpenReason',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars', openReason: 'Load balancers check it' }],
    }),
);
feature(
  'AccessLogEncryptionKey',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      accessLogEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'AccessLogGroupName',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      accessLogGroupName: '/aws/vendedlogs/bars',
    }),
);
feature(
  'AccessLogRemovalPolicy',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      accessLogRemovalPolicy: RemovalPolicy.RETAIN,
    }),
);
feature(
  'AlarmActions',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      alarmActions: [new cloudwatch_actions.SnsAction(new sns.Topic(stack, 'Page'))],
    }),
);
feature(
  'Alarms',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      alarms: {},
    }),
);
feature(
  'Alarms-Without-ServerErrors',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      alarms: { without: [LambdaHttpApiAlarm.SERVER_ERRORS] },
    }),
);
feature(
  'Alarms-Without-ClientErrors',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      alarms: { without: [LambdaHttpApiAlarm.CLIENT_ERRORS] },
    }),
);
feature(
  'Alarms-Without-Latency',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      alarms: { without: [LambdaHttpApiAlarm.LATENCY] },
    }),
);
feature(
  'ApiName',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      apiName: 'bars',
    }),
);
feature(
  'Certificate',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      domainName: 'api.example.com',
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
    }),
);
feature(
  'CorsPreflight',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      corsPreflight: { allowOrigins: ['https://example.com'], allowMethods: [apigatewayv2.CorsHttpMethod.GET] },
    }),
);
feature(
  'DetailedMetricsEnabled',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      detailedMetricsEnabled: true,
    }),
);
feature(
  'DisableExecuteApiEndpoint',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      domainName: 'api.example.com',
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
      disableExecuteApiEndpoint: true,
    }),
);
feature(
  'DomainName',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
      domainName: 'api.example.com',
    }),
);
feature(
  'HostedZone',
  (stack) =>
    new LambdaHttpApi(stack, 'LambdaHttpApi', {
      access: ApiAccess.iam(),
      handler: lambda.Function.fromFunctionArn(
        stack,
        'Reader',
        'arn:aws:lambda:us-east-1:111122223333:function:reader',
      ),
      routes: [{ path: '/bars' }],
      domainName: 'api.example.com',
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
      hostedZone: route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
        hostedZoneId: 'Z0123456789ABCDEFGHIJ',
        zoneName: 'example.com',
      }),
    }),
);
feature('GrantInvoke', (stack) =>
  new LambdaHttpApi(stack, 'LambdaHttpApi', {
    access: ApiAccess.iam(),
    handler: lambda.Function.fromFunctionArn(stack, 'Reader', 'arn:aws:lambda:us-east-1:111122223333:function:reader'),
    routes: [{ path: '/bars' }],
  }).grantInvoke(new iam.Role(stack, 'Caller', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })),
);
