import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessLogDelivery } from './private/access-log-delivery';
import { AliasRecords } from './private/alias-records';
import { apiBehaviors, obeysOriginHeaders } from './private/api-behaviors';
import { globalName } from './private/global-names';
import { OriginHeadersPolicy } from './private/origin-headers-policy';
import { SecurityHeaders } from './private/security-headers';
import { SinglePageFunction } from './private/single-page-function';
import { allowDistributionToRead } from './private/site-access';
import { SiteBucket } from './private/site-bucket';
import { StaticSiteAlarms } from './private/static-site-alarms';
import { throwAll } from './private/throw-all';
import { validateStaticSite } from './private/validate-static-site';
import { StaticSiteAlarm } from './static-site-alarms';
import { StaticSiteProps } from './static-site-props';

const DEFAULT_ROOT_OBJECT = 'index.html';
const DEFAULT_LOG_PREFIX = 'site-logs/';
const MAX_ACCESS_CONTROL_NAME_LENGTH = 64;

/**
 * A static site: files in a private S3 bucket, which a CloudFront distribution serves over HTTPS.
 *
 * Only the distribution can read the files (origin access control). Responses have security headers, among them a strict
 * content security policy. Paths can be answered by APIs, so that pages can call them without CORS.
 *
 * The site is created without files: upload them to `bucket`, for example with `aws s3 sync`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 * @example
 *
 * declare const logs: s3.Bucket;
 * declare const api: LambdaHttpApi;
 * new StaticSite(this, 'Site', {
 *   accessLogs: StaticSiteAccessLogs.toBucket(logs),
 *   apis: [{ pathPatterns: ['/v1/*'], origin: new origins.HttpOrigin(api.domainName) }],
 * });
 */
export class StaticSite extends Construct {
  /** The bucket with the files of the site. */
  public readonly bucket: s3.IBucket;

  /** The distribution that serves the site. */
  public readonly distribution: cloudfront.Distribution;

  /** The policy that adds security headers to responses. */
  public readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;

  /** The domain name of the site: the first custom one, or that of the distribution. */
  public readonly domainName: string;

  /** The URL of the site, without a slash at the end. */
  public readonly url: string;

  /** The alarms on the site. */
  public readonly alarms: cloudwatch.IAlarm[];

  private readonly alarmsByKind: Map<StaticSiteAlarm, cloudwatch.IAlarm>;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: StaticSiteProps) {
    super(scope, id);
    throwAll(validateStaticSite(this, props));

    const { domainNames, hostedZone, viewerProtocolPolicy } = props;
    const defaultRootObject = props.defaultRootObject ?? DEFAULT_ROOT_OBJECT;
    this.bucket = props.bucket ?? new SiteBucket(this, 'Bucket', props);
    this.responseHeadersPolicy = new SecurityHeaders(this, 'SecurityHeaders', props);

    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: props.comment,
      defaultRootObject,
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withBucketDefaults(this.bucket, {
          originAccessControlId: this.createOriginAccessControl().originAccessControlId,
        }),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.responseHeadersPolicy,
        viewerProtocolPolicy: viewerProtocolPolicy ?? cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: props.singlePageApp ? [this.routeToPage(defaultRootObject)] : undefined,
      },
      additionalBehaviors: this.apiBehaviors(props),
      domainNames,
      certificate: props.certificate,
      minimumProtocolVersion: props.minimumProtocolVersion ?? cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: props.priceClass ?? cloudfront.PriceClass.PRICE_CLASS_ALL,
      webAclId: props.webAclId,
    });
    allowDistributionToRead(this, this.bucket, this.distribution.distributionId);
    if (hostedZone && domainNames) {
      new AliasRecords(this, 'AliasRecords', { zone: hostedZone, domainNames, distribution: this.distribution });
    }
    this.deliverAccessLogs(props);

    this.domainName = domainNames?.[0] ?? this.distribution.distributionDomainName;
    this.url = `https://${this.domainName}`;
    this.alarmsByKind = new StaticSiteAlarms(this, 'Alarms', {
      metrics: this,
      options: props.alarms,
      actions: props.alarmActions,
    }).byKind;
    this.alarms = [...this.alarmsByKind.values()];
  }

  /**
   * Returns an alarm of the site.
   *
   * @param alarm the alarm to find
   * @returns the alarm, or undefined if it was not created
   */
  public tryFindAlarm(alarm: StaticSiteAlarm): cloudwatch.IAlarm | undefined {
    return this.alarmsByKind.get(alarm);
  }

  /**
   * Returns a metric of the distribution. CloudFront reports it in us-east-1.
   *
   * @param metricName the name of a metric in the namespace `AWS/CloudFront`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      // The metrics of `Distribution` lack the region, and have no data without it.
      dimensionsMap: { DistributionId: this.distribution.distributionId, Region: 'Global' },
      ...props,
    });
  }

  /**
   * The number of requests.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricRequests(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Requests', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * The percentage of responses with a 4xx status.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric4xxErrorRate(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('4xxErrorRate', props);
  }

  /**
   * The percentage of responses with a 5xx status.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric5xxErrorRate(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('5xxErrorRate', props);
  }

  /**
   * The amount of data that viewers download in bytes.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricBytesDownloaded(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BytesDownloaded', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  private createOriginAccessControl(): cloudfront.S3OriginAccessControl {
    return new cloudfront.S3OriginAccessControl(this, 'OriginAccessControl', {
      originAccessControlName: globalName(this, MAX_ACCESS_CONTROL_NAME_LENGTH),
      description: 'Lets the distribution read the files of the site',
      signing: cloudfront.Signing.SIGV4_ALWAYS,
    });
  }

  private apiBehaviors({
    apis = [],
    viewerProtocolPolicy,
  }: StaticSiteProps): Record<string, cloudfront.BehaviorOptions> {
    const options = {
      responseHeadersPolicy: this.responseHeadersPolicy,
      viewerProtocolPolicy: viewerProtocolPolicy ?? cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    };
    const originHeaders = apis.some(obeysOriginHeaders) ? new OriginHeadersPolicy(this, 'ApiCachePolicy') : undefined;
    return apiBehaviors(apis, options, originHeaders);
  }

  private routeToPage(page: string): cloudfront.FunctionAssociation {
    return {
      eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
      function: new SinglePageFunction(this, 'SinglePage', { page }),
    };
  }

  private deliverAccessLogs({ accessLogs }: StaticSiteProps): void {
    if (accessLogs._bucket) {
      new AccessLogDelivery(this, 'AccessLogs', {
        distribution: this.distribution,
        bucket: accessLogs._bucket,
        prefix: accessLogs._options.prefix ?? DEFAULT_LOG_PREFIX,
      });
    } else {
      (this.distribution.node.defaultChild as CfnResource).addMetadata('NoAccessLogsReason', accessLogs._noneReason);
    }
  }
}
