import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { StaticSiteApi } from '../static-site-api';
import { StaticSiteApiCaching } from '../static-site-api-caching';

/** Options that the behaviors of APIs share. */
export interface ApiBehaviorOptions {
  readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  readonly viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy;
}

/** True if the responses of an API are cached as their headers allow. */
export function obeysOriginHeaders({ caching }: StaticSiteApi): boolean {
  return caching === StaticSiteApiCaching.ORIGIN_HEADERS;
}

/**
 * The behaviors of the paths that are answered by APIs.
 *
 * @param originHeaders the policy that caches responses as their headers allow, if an API needs it
 */
export function apiBehaviors(
  apis: StaticSiteApi[],
  options: ApiBehaviorOptions,
  originHeaders?: cloudfront.ICachePolicy,
): Record<string, cloudfront.BehaviorOptions> {
  const behaviors = apis.flatMap((api) => {
    const behavior: cloudfront.BehaviorOptions = {
      ...options,
      origin: api.origin,
      allowedMethods: api.allowedMethods ?? cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: obeysOriginHeaders(api) ? originHeaders : cloudfront.CachePolicy.CACHING_DISABLED,
      // CloudFront would weaken the ETags of responses that it compresses.
      compress: false,
      // API Gateway and function URLs reject a `Host` that is not theirs.
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    return api.pathPatterns.map((pattern): [string, cloudfront.BehaviorOptions] => [pattern, behavior]);
  });
  return Object.fromEntries(behaviors);
}
