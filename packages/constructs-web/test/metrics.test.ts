import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, LambdaHttpApi, StaticSite, StaticSiteAccessLogs } from '../src';

const ONE_MINUTE = { period: Duration.minutes(1) };

const stack = new Stack(new App(), 'Stack');
const api = new LambdaHttpApi(stack, 'Api', {
  handler: lambda.Function.fromFunctionName(stack, 'Reader', 'reader'),
  routes: [{ path: '/' }],
  access: ApiAccess.iam(),
});
const site = new StaticSite(stack, 'Site', { accessLogs: StaticSiteAccessLogs.none({ reason: 'A test of metrics' }) });

test.each<[string, string, cloudwatch.Metric]>([
  ['Count', 'SampleCount', api.metricCount(ONE_MINUTE)],
  ['4xx', 'Sum', api.metricClientError(ONE_MINUTE)],
  ['5xx', 'Sum', api.metricServerError(ONE_MINUTE)],
  ['Latency', 'Average', api.metricLatency(ONE_MINUTE)],
  ['IntegrationLatency', 'Average', api.metricIntegrationLatency(ONE_MINUTE)],
  ['DataProcessed', 'Sum', api.metricDataProcessed(ONE_MINUTE)],
  ['Other', 'Average', api.metric('Other', ONE_MINUTE)],
])('LambdaHttpApi has the metric %s of its stage with the statistic %s', (metricName, statistic, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/ApiGateway', metricName, statistic, ...ONE_MINUTE });
  expect(stack.resolve(metric.dimensions)).toEqual({
    ApiId: { Ref: expect.stringMatching('^Api') },
    Stage: '$default',
  });
});

test.each<[string, string, cloudwatch.Metric]>([
  ['Requests', 'Sum', site.metricRequests(ONE_MINUTE)],
  ['4xxErrorRate', 'Average', site.metric4xxErrorRate(ONE_MINUTE)],
  ['5xxErrorRate', 'Average', site.metric5xxErrorRate(ONE_MINUTE)],
  ['BytesDownloaded', 'Sum', site.metricBytesDownloaded(ONE_MINUTE)],
  ['Other', 'Average', site.metric('Other', ONE_MINUTE)],
])('StaticSite has the metric %s of its distribution with the statistic %s', (metricName, statistic, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/CloudFront', metricName, statistic, ...ONE_MINUTE });
  expect(stack.resolve(metric.dimensions)).toEqual({
    DistributionId: { Ref: expect.stringMatching('^SiteDistribution') },
    Region: 'Global',
  });
});

test('a property overrides the statistic of a metric', () => {
  expect(site.metricRequests({ statistic: 'Maximum' }).statistic).toBe('Maximum');
  expect(site.metricBytesDownloaded({ statistic: 'Maximum' }).statistic).toBe('Maximum');
});
