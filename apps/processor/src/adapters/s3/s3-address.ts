import { partition } from '@aws-sdk/core/client';
import { escapeUri } from '@smithy/core/protocols';

/** The names of buckets that can be a label of a host. The certificate of S3 does not cover names with dots. */
const HOST_LABEL = /^[a-z\d][a-z\d-]{1,61}[a-z\d]$/;

/** The address of a bucket. */
export interface S3Address {
  /** With a colon at its end. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  /** The encoded path of the bucket, without a slash at its end. */
  readonly path: string;
}

/**
 * Returns the address of a bucket.
 *
 * @param endpoint the URL of a service that answers in place of AWS, and has each bucket under its path
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function addressOf(bucket: string, region: string, endpoint?: string): S3Address {
  if (endpoint !== undefined) {
    const { protocol, hostname, port, pathname } = new URL(endpoint);
    const path = `${pathname.replace(/\/$/, '')}/${escapeUri(bucket)}`;
    return { protocol, hostname, ...(port !== '' && { port: Number(port) }), path };
  }
  const service = `s3.${region}.${partition(region).dnsSuffix}`;
  return HOST_LABEL.test(bucket)
    ? { protocol: 'https:', hostname: `${bucket}.${service}`, path: '' }
    : { protocol: 'https:', hostname: service, path: `/${escapeUri(bucket)}` };
}
