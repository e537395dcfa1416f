import { tmpdir } from 'node:os';
import { S3Client } from '@aws-sdk/client-s3';
import type { ClientOptions } from '@trading/local';
import { OperatorError, tryCommand } from '@trading/cli';
import { disposableBuckets, emptyBucket } from './empty-buckets';
import { cdkArguments, type Operation, type Target } from './operation';
import { publishPage } from './publish-page';

/** Thrown when the CDK CLI fails. It prints the reason itself. */
export class CdkError extends OperatorError {
  public constructor(operation: Operation, { environment }: Target, failure: string) {
    super(`\`cdk ${operation}\` of ${environment} failed (${failure}). The reason is above.`);
  }
}

/**
 * Runs an operation with the CDK CLI, which takes credentials and endpoint from the environment variables.
 *
 * `deploy` then uploads the page, and `destroy` first empties the buckets that are deleted.
 *
 * @param outputsFile the file to which `deploy` writes the stacks' outputs
 * @param options of the AWS clients of this process
 * @throws CdkError if the CLI fails
 */
export async function operate(
  operation: Operation,
  target: Target,
  outputsFile: string,
  options: ClientOptions = {},
): Promise<void> {
  if (operation === 'destroy') await emptyDisposableBuckets(target, options);
  const args = [require.resolve('aws-cdk/bin/cdk'), ...cdkArguments(operation, target, outputsFile)];
  // In a folder with a cdk.json, the CLI would run the app for `bootstrap`, which does not need it.
  const cwd = operation === 'bootstrap' ? tmpdir() : undefined;
  const { failure } = await tryCommand(process.execPath, args, { output: 'inherit', cwd });
  if (failure !== undefined) throw new CdkError(operation, target, failure);
  if (operation === 'deploy') await publishPage(target, outputsFile, options);
}

async function emptyDisposableBuckets({ assembly, regions }: Target, options: ClientOptions): Promise<void> {
  // The buckets of a standby are in another region.
  const client = new S3Client({ ...options, region: regions[0], followRegionRedirects: true });
  for (const bucket of disposableBuckets(assembly)) {
    const deleted = await emptyBucket(client, bucket);
    if (deleted > 0) console.log(`Emptied s3://${bucket}: ${deleted} object versions`);
  }
}
