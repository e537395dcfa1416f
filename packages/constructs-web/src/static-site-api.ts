import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { StaticSiteApiCaching } from './static-site-api-caching';

/** Paths of a site that are answered by an API, so that pages can call it without CORS. */
export interface StaticSiteApi {
  /**
   * The patterns of the paths, such as `/v1/*`. A `*` matches any characters, including `/`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
   */
  readonly pathPatterns: string[];

  /**
   * The origin that answers them, such as `new HttpOrigin(api.domainName)` for a `LambdaHttpApi`.
   *
   * It gets the path, the query string, cookies and all headers of a request except for `Host`.
   */
  readonly origin: cloudfront.IOrigin;

  /**
   * The methods to forward.
   *
   * @default AllowedMethods.ALLOW_GET_HEAD
   */
  readonly allowedMethods?: cloudfront.AllowedMethods;

  /**
   * How responses are cached.
   *
   * @default StaticSiteApiCaching.DISABLED
   */
  readonly caching?: StaticSiteApiCaching;
}
