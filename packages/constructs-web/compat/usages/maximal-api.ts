import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, CrossAccountCallers, LambdaHttpApi, LambdaHttpApiAlarm } from '@trading/constructs-web';

export const stack = new Stack(new App(), 'MaximalApi', { env: { account: '111122223333', region: 'eu-west-1' } });

const handler = lambda.Function.fromFunctionArn(
  stack,
  'Reader',
  'arn:aws:lambda:eu-west-1:111122223333:function:reader',
);
const certificate = acm.Certificate.fromCertificateArn(
  stack,
  'Certificate',
  'arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
);
const hostedZone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  zoneName: 'example.com',
});
const boundary = iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', 'arn:aws:iam::111122223333:policy/limits');

const api = new LambdaHttpApi(stack, 'Api', {
  handler,
  routes: [
    { path: '/' },
    { path: '/v1/bars/{feed}/{symbol+}' },
    { path: '/v1/notes', methods: [apigatewayv2.HttpMethod.POST] },
    { path: '/health', openReason: 'Load balancers check it' },
  ],
  access: ApiAccess.iam({
    crossAccountCallers: [
      CrossAccountCallers.accounts(['444455556666'], {
        principalArns: ['arn:aws:iam::444455556666:role/analysis'],
        externalId: 'bars',
      }),
      CrossAccountCallers.organization('o-a1b2c3d4e5'),
    ],
    callerRoleName: 'bars-caller',
    permissionsBoundary: boundary,
  }),
  apiName: 'bars',
  description: 'Bars of trades',
  throttlingRateLimit: 500,
  throttlingBurstLimit: 1000,
  timeout: Duration.seconds(10),
  corsPreflight: { allowOrigins: ['https://example.com'], allowMethods: [apigatewayv2.CorsHttpMethod.GET] },
  domainName: 'api.example.com',
  certificate,
  hostedZone,
  disableExecuteApiEndpoint: false,
  detailedMetricsEnabled: true,
  accessLogGroupName: '/aws/vendedlogs/bars',
  accessLogRetention: logs.RetentionDays.ONE_YEAR,
  accessLogRemovalPolicy: RemovalPolicy.RETAIN,
  accessLogEncryptionKey: new kms.Key(stack, 'LogKey'),
  alarms: { serverErrors: 5, clientErrors: 1000, without: [LambdaHttpApiAlarm.LATENCY] },
  alarmActions: [new actions.SnsAction(new sns.Topic(stack, 'Page'))],
});
api.grantInvoke(new iam.Role(stack, 'Caller', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));

new LambdaHttpApi(stack, 'TokenApi', {
  handler,
  routes: [{ path: '/orders', methods: [apigatewayv2.HttpMethod.POST], scopes: ['orders:write'] }],
  access: ApiAccess.jwt({ issuer: 'https://login.example.com/', audience: ['orders'], scopes: ['orders:read'] }),
  alarms: { latency: Duration.seconds(1) },
});
new LambdaHttpApi(stack, 'OpenApi', {
  handler,
  routes: [{ path: '/status' }],
  access: ApiAccess.open({ reason: 'The status is public' }),
});
