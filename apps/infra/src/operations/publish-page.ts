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
 * Uploads the page of a deployed environment with the operator's rights, if the environment has one.
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
  const { bucketName, distributionId } = readOutputs(outputsFile);
  const clientOptions = { ...options, region: regions[0] };
  const files = pageFiles(join(builtProject('chart'), 'site'), page.signIn);
  const changes = await uploadPage(new S3Client(clientOptions), bucketName, files);
  await invalidate(new CloudFrontClient(clientOptions), distributionId, changes);
  const { added, replaced, deleted } = changes;
  console.log(
    `The page in s3://${bucketName} is current: ` +
      `${added.length} files added, ${replaced.length} replaced, ${deleted.length} deleted`,
  );
}

function readOutputs(outputsFile: string): { bucketName: string; distributionId: string } {
  const stacks = JSON.parse(readFileSync(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const { PageBucketName, PageDistributionId } = Object.assign({}, ...Object.values(stacks)) as Record<string, string>;
  if (PageBucketName === undefined || PageDistributionId === undefined) {
    throw new Error(`${outputsFile} does not have the outputs PageBucketName and PageDistributionId`);
  }
  return { bucketName: PageBucketName, distributionId: PageDistributionId };
}
