import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { StaticSite, StaticSiteAccessLogs, StaticSiteApiCaching } from '@trading/constructs-web';

export const stack = new Stack(new App(), 'MaximalSite', { env: { account: '111122223333', region: 'us-east-1' } });

const certificate = acm.Certificate.fromCertificateArn(
  stack,
  'Certificate',
  'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
);
const hostedZone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  zoneName: 'example.com',
});

new StaticSite(stack, 'Site', {
  accessLogs: StaticSiteAccessLogs.toBucket(new s3.Bucket(stack, 'Logs'), { prefix: 'charts/' }),
  bucketName: 'charts',
  encryptionKey: new kms.Key(stack, 'Key'),
  versioned: true,
  noncurrentVersionExpiration: Duration.days(90),
  removalPolicy: RemovalPolicy.RETAIN,
  defaultRootObject: 'chart.html',
  singlePageApp: true,
  apis: [
    {
      pathPatterns: ['/v1/*', '/health'],
      origin: new origins.HttpOrigin('api.example.com'),
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      caching: StaticSiteApiCaching.ORIGIN_HEADERS,
    },
    { pathPatterns: ['/udf/*'], origin: new origins.HttpOrigin('udf.example.com') },
  ],
  contentSecurityPolicy: "default-src 'self'; connect-src 'self' https://login.example.com; frame-ancestors 'none'",
  permissionsPolicy: 'camera=()',
  domainNames: ['charts.example.com', 'chart.example.com'],
  certificate,
  hostedZone,
  minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025,
  viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
  priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
  webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/charts/01234567-89ab-cdef-0123-456789abcdef',
  comment: 'Charts of bars',
  alarms: { serverErrorRate: 1 },
  alarmActions: [new actions.SnsAction(new sns.Topic(stack, 'Page'))],
});
