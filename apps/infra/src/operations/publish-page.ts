import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import type { ClientOptions } from '@trading/local';
import { builtProject } from '../built-project';
import { ENVIRONMENTS, type EnvironmentSettings } from '../environments';
import type { Target } from './operation';
import { pageFiles } from './page-files';
import { invalidate, uploadPage } from './upload-page';

/**
 * Uploads the page of a deployed environment to each of its regions with the operator's rights, if the environment has one.
 *
 * The CDK can upload files with a hidden function that has rights on the bucket, which the rules forbid.
 *
 * @param outputsFile the file with the outputs of the stacks
 * @param options of the AWS clients of this process
 */
export async function publishPage(
  { environment, regions }: Target,
  outputsFile: string,
  options: ClientOptions,
): Promise<void> {
  const { page }: EnvironmentSettings = ENVIRONMENTS[environment];
  if (!page) return;
  // The bucket of a standby is in another region.
  const s3 = new S3Client({ ...options, region: regions[0], followRegionRedirects: true });
  const cloudFront = new CloudFrontClient({ ...options, region: regions[0] });
  const files = pageFiles(join(builtProject('chart'), 'site'), page.signIn);
  for (const { bucketName, distributionId } of readPages(outputsFile)) {
    const changes = await uploadPage(s3, bucketName, files);
    await invalidate(cloudFront, distributionId, changes);
    const { added, replaced, deleted } = changes;
    console.log(
      `The page in s3://${bucketName} is current: ` +
        `${added.length} files added, ${replaced.length} replaced, ${deleted.length} deleted`,
    );
  }
}

/** The page of each region. */
function readPages(outputsFile: string): { bucketName: string; distributionId: string }[] {
  const stacks = JSON.parse(readFileSync(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const pages = Object.values(stacks).flatMap(({ PageBucketName: bucketName, PageDistributionId: distributionId }) =>
    bucketName === undefined || distributionId === undefined ? [] : [{ bucketName, distributionId }],
  );
  if (pages.length === 0) {
    throw new Error(`${outputsFile} does not have the outputs PageBucketName and PageDistributionId`);
  }
  return pages;
}
