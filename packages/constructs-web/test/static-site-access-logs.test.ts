import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { StaticSite, StaticSiteAccessLogs, type StaticSiteAccessLogsOptions } from '../src';

function synth(options?: StaticSiteAccessLogsOptions): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  const accessLogs = StaticSiteAccessLogs.toBucket(new s3.Bucket(stack, 'Logs'), options);
  new StaticSite(stack, 'Site', { accessLogs });
  return Template.fromStack(stack);
}

/** The name of the delivery source, which is also that of the destination. */
function sourceName(template: Template): string {
  const [source] = Object.values(template.findResources('AWS::Logs::DeliverySource'));
  return source?.Properties.Name;
}

test('the logs of a distribution are delivered to a bucket as JSON', () => {
  const template = synth();
  template.hasResourceProperties('AWS::Logs::DeliverySource', {
    LogType: 'ACCESS_LOGS',
    ResourceArn: {
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':cloudfront::111122223333:distribution/',
          { Ref: Match.stringLikeRegexp('^SiteDistribution') },
        ],
      ],
    },
  });
  template.hasResourceProperties('AWS::Logs::DeliveryDestination', {
    Name: sourceName(template),
    DeliveryDestinationType: 'S3',
    DestinationResourceArn: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }, '/site-logs']] },
    OutputFormat: 'json',
  });
  template.hasResource('AWS::Logs::Delivery', {
    Properties: {
      DeliverySourceName: { Ref: Match.stringLikeRegexp('Source') },
      DeliveryDestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Destination'), 'Arn'] },
      S3SuffixPath: '{DistributionId}/{yyyy}/{MM}/{dd}',
    },
    DependsOn: [Match.stringLikeRegexp('^LogsPolicy')],
  });
});

test('only the logs of this distribution may be written, and only with their prefix', () => {
  const template = synth({ prefix: 'charts/' });
  const policies = template.findResources('AWS::S3::BucketPolicy', {
    Properties: { Bucket: { Ref: Match.stringLikeRegexp('^Logs') } },
  });
  const [policy] = Object.values(policies);
  expect(policy?.Properties.PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching('^Logs'), 'Arn'] }, '/charts/*']] },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnEquals: {
          'aws:SourceArn': {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                `:logs:us-east-1:111122223333:delivery-source:${sourceName(template)}`,
              ],
            ],
          },
        },
      },
    },
  ]);
});

test('the logs of two sites have different names', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack');
  const accessLogs = StaticSiteAccessLogs.toBucket(s3.Bucket.fromBucketName(stack, 'Logs', 'logs'));

  // WHEN
  for (const id of ['One', 'Two']) new StaticSite(stack, id, { accessLogs });

  // THEN an imported bucket has no policy to depend on
  const template = Template.fromStack(stack);
  const sources = Object.values(template.findResources('AWS::Logs::DeliverySource'));
  expect(new Set(sources.map(({ Properties }) => Properties.Name)).size).toBe(2);
  template.allResources('AWS::Logs::Delivery', { DependsOn: Match.absent() });
});

test('a site without access logs states the reason', () => {
  const stack = new Stack(new App(), 'Stack');
  new StaticSite(stack, 'Site', { accessLogs: StaticSiteAccessLogs.none({ reason: 'Nobody visits it' }) });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::CloudFront::Distribution', { Metadata: { NoAccessLogsReason: 'Nobody visits it' } });
  template.resourceCountIs('AWS::Logs::DeliverySource', 0);
});

test('a missing reason is rejected', () => {
  expect(() => StaticSiteAccessLogs.none({ reason: '' })).toThrow("`reason` must have at least 10 characters, got: ''");
});

test('an empty prefix is rejected', () => {
  const bucket = s3.Bucket.fromBucketName(new Stack(new App(), 'Stack'), 'Logs', 'logs');
  expect(() => StaticSiteAccessLogs.toBucket(bucket, { prefix: '' })).toThrow('`prefix` must not be empty');
});

test('a bucket of another account is rejected', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Logs', { bucketName: 'logs', account: '444455556666' });

  // THEN
  expect(() => new StaticSite(stack, 'Site', { accessLogs: StaticSiteAccessLogs.toBucket(bucket) })).toThrow(
    '`accessLogs` must have a bucket in the account of the site, 111122223333, got: a bucket of 444455556666',
  );
});

test('a bucket with a key and a prefix that starts with a slash are rejected', () => {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new s3.Bucket(stack, 'Logs', { encryptionKey: new kms.Key(stack, 'Key') });
  expect(() => StaticSiteAccessLogs.toBucket(bucket, { prefix: '/logs' })).toThrow(
    '`bucket` must be encrypted with keys managed by S3, got: a bucket with an `encryptionKey`\n' +
      '`prefix` must not start with a "/", got: /logs',
  );
});
