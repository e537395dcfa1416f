import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateOriginAccessControlCommand,
} from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import type { ClientOptions } from '../emulator/client-options';

/** A file of a page. */
export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

/**
 * Creates a bucket with the files of a page, and a CloudFront distribution that may read it.
 *
 * @param files by their names; `index.html` is shown for `/`
 * @returns the label of the distribution, the first part of its host
 */
export async function deployPage(
  options: ClientOptions,
  bucket: string,
  files: Readonly<Record<string, PageFile>>,
): Promise<string> {
  const [s3, cloudFront] = [new S3Client(options), new CloudFrontClient(options)];
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const [Key, { contentType, body }] of Object.entries(files)) {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: body, ContentType: contentType }));
  }
  const signing = { SigningProtocol: 'sigv4', SigningBehavior: 'always', OriginAccessControlOriginType: 's3' } as const;
  const { OriginAccessControl: control } = await cloudFront.send(
    new CreateOriginAccessControlCommand({ OriginAccessControlConfig: { Name: bucket, ...signing } }),
  );
  const origin = {
    Id: bucket,
    DomainName: `${bucket}.s3.us-east-1.amazonaws.com`,
    OriginAccessControlId: control?.Id,
    S3OriginConfig: { OriginAccessIdentity: '' },
  };
  const { Distribution: distribution } = await cloudFront.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: bucket,
        Comment: '',
        Enabled: true,
        DefaultRootObject: 'index.html',
        Origins: { Quantity: 1, Items: [origin] },
        DefaultCacheBehavior: {
          TargetOriginId: bucket,
          ViewerProtocolPolicy: 'https-only',
          // AWS's own policy `CachingDisabled`.
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        },
      },
    }),
  );
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${bucket}/*`,
    Condition: { StringEquals: { 'aws:SourceArn': distribution?.ARN } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
  return distribution?.DomainName?.split('.')[0] as string;
}
