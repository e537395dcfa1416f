import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { globalName } from './global-names';

const MAX_NAME_LENGTH = 128;
const MAX_TTL = Duration.days(365);

/** A policy that caches what the origin allows. The managed policy for this forwards `Host`. */
export class OriginHeadersPolicy extends cloudfront.CachePolicy {
  public constructor(scope: Construct, id: string) {
    super(scope, id, {
      cachePolicyName: globalName(scope, MAX_NAME_LENGTH),
      comment: 'Caches what the origin allows',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: MAX_TTL,
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
      headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Accept', 'Authorization'),
      cookieBehavior: cloudfront.CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
