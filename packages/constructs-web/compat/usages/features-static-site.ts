// Written by `compat-usages` from the API and features.json. Do not edit.
import * as certificatemanager from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudfront_origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { StaticSite, StaticSiteAccessLogs, StaticSiteAlarm, StaticSiteApiCaching } from '@trading/constructs-web';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'us-east-1' } });
  create(stack);
  return stack;
}

export const stack = feature(
  'Defaults',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
    }),
);
feature(
  'RemovalPolicy',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      removalPolicy: RemovalPolicy.DESTROY,
    }),
);
feature(
  'Versioned',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      versioned: false,
    }),
);
feature(
  'AccessLogs-ToBucket',
  (stack) =>
    new StaticSite(stack, 'StaticSite', { accessLogs: StaticSiteAccessLogs.toBucket(new s3.Bucket(stack, 'Logs')) }),
);
feature(
  'AlarmActions',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      alarmActions: [new cloudwatch_actions.SnsAction(new sns.Topic(stack, 'Page'))],
    }),
);
feature(
  'Alarms',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      alarms: {},
    }),
);
feature(
  'Alarms-Without-ServerErrors',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      alarms: { without: [StaticSiteAlarm.SERVER_ERRORS] },
    }),
);
feature(
  'Apis',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      apis: [{ origin: new cloudfront_origins.HttpOrigin('api.example.com'), pathPatterns: ['/v1/*'] }],
    }),
);
feature(
  'Apis-AllowedMethods',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      apis: [
        {
          origin: new cloudfront_origins.HttpOrigin('api.example.com'),
          pathPatterns: ['/v1/*'],
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        },
      ],
    }),
);
feature(
  'Apis-Caching-Disabled',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      apis: [
        {
          origin: new cloudfront_origins.HttpOrigin('api.example.com'),
          pathPatterns: ['/v1/*'],
          caching: StaticSiteApiCaching.DISABLED,
        },
      ],
    }),
);
feature(
  'Apis-Caching-OriginHeaders',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      apis: [
        {
          origin: new cloudfront_origins.HttpOrigin('api.example.com'),
          pathPatterns: ['/v1/*'],
          caching: StaticSiteApiCaching.ORIGIN_HEADERS,
        },
      ],
    }),
);
feature(
  'Bucket',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      bucket: new s3.Bucket(stack, 'Files'),
    }),
);
feature(
  'BucketName',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      bucketName: 'charts',
    }),
);
feature(
  'Certificate',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      domainNames: ['charts.example.com'],
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
    }),
);
feature(
  'DomainNames',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      certificate: certificatemanager.Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      ),
      domainNames: ['charts.example.com'],
    }),
);
feature(
  'EncryptionKey',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      encryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'HostedZone',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      domainNames: ['charts.example.com'],
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
feature(
  'SinglePageApp',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      singlePageApp: true,
    }),
);
feature(
  'ViewerProtocolPolicy',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    }),
);
feature(
  'WebAclId',
  (stack) =>
    new StaticSite(stack, 'StaticSite', {
      accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }),
      webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/charts/01234567-89ab-cdef-0123-456789abcdef',
    }),
);
