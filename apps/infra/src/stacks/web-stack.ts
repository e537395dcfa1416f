import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StaticSite, StaticSiteAccessLogs, StaticSiteAlarm } from '@trading/constructs-web';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { OriginProtocolPolicy, OriginSslPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { resourceName, type Place } from '../naming';
import type { PageSettings } from '../page-settings';
import type { DomainSettings } from '../region-settings';

/** The paths of the query API. All others are files of the page. */
const API_PATHS = ['/v1/*', '/udf/*', '/docs', '/health'];

/** The file of the page's build with its content security policy. */
const POLICY_FILE = 'content-security-policy.txt';

/** The only region in which CloudFront delivers its logs and reports its metrics. */
const CLOUDFRONT_REGION = 'us-east-1';

/** Properties of {@link WebStack}. */
export interface WebStackProps extends StackProps {
  readonly place: Place;
  readonly account: string;
  readonly page: PageSettings;
  readonly domain?: DomainSettings;
  /** The folder with the built page. */
  readonly pageBuild: string;
  /** The domain name of the API behind the page. */
  readonly apiDomainName: string;
  /** The bucket for access logs. They are off by default. */
  readonly accessLogs?: IBucket;
  readonly alarmTopicArn?: string;
}

/** The page: a distribution that serves the files of a bucket, and the query API below the same origin. */
export class WebStack extends Stack {
  public constructor(scope: Construct, id: string, props: WebStackProps) {
    const { place, account, page, domain, pageBuild, ...rest } = props;
    const { apiDomainName, accessLogs, alarmTopicArn, ...stackProps } = rest;
    super(scope, id, stackProps);

    const site = new StaticSite(this, 'Page', {
      ...page.bucket,
      bucketName: resourceName(`page-${account}`, place),
      apis: [
        {
          pathPatterns: API_PATHS,
          origin: new HttpOrigin(apiDomainName, {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          }),
        },
      ],
      contentSecurityPolicy: contentSecurityPolicy(pageBuild, page),
      domainNames: domain && [domain.name],
      certificate: domain && Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      comment: resourceName('page', place),
      accessLogs: accessLogsOf(place, accessLogs),
      alarms: place.region === CLOUDFRONT_REGION ? undefined : { without: Object.values(StaticSiteAlarm) },
      alarmActions: alarmTopicArn ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn))] : [],
    });

    new CfnOutput(this, 'PageUrl', { value: site.url, exportName: resourceName('page-url', place) });
    // The deployment uploads the page and invalidates the copies of CloudFront.
    new CfnOutput(this, 'PageBucketName', {
      value: site.bucket.bucketName,
      exportName: resourceName('page-bucket-name', place),
    });
    new CfnOutput(this, 'PageDistributionId', {
      value: site.distribution.distributionId,
      exportName: resourceName('page-distribution-id', place),
    });
  }
}

function accessLogsOf({ region }: Place, bucket: IBucket | undefined): StaticSiteAccessLogs {
  if (!bucket) return StaticSiteAccessLogs.none({ reason: 'Disposable environments hold test data' });
  if (region === CLOUDFRONT_REGION) return StaticSiteAccessLogs.toBucket(bucket);
  return StaticSiteAccessLogs.none({ reason: `CloudFront delivers logs in ${CLOUDFRONT_REGION} only` });
}

/** The policy that the page was built for. It may also call the identity provider. */
function contentSecurityPolicy(pageBuild: string, { signIn, signInOrigins = [] }: PageSettings): string {
  const policy = readFileSync(join(pageBuild, POLICY_FILE), 'utf8').trim();
  if (!signIn) return policy;
  const origins = [new URL(signIn.issuer).origin, ...signInOrigins];
  return policy.replace("connect-src 'self'", `connect-src 'self' ${origins.join(' ')}`);
}
