import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { S3Client } from '@aws-sdk/client-s3';
import { OperatorError } from '@trading/operator-errors';
import { disposableBuckets, emptyBucket } from './empty-buckets';
import { cdkArguments, type Operation, type Target } from './operation';

/** Thrown when the CDK CLI fails. It prints the reason itself. */
export class CdkError extends OperatorError {
  public constructor(operation: Operation, { environment }: Target, code: number | null) {
    super(`\`cdk ${operation}\` of ${environment} failed with exit code ${code}. The reason is above.`);
  }
}

/**
 * Runs an operation with the CDK CLI, which takes credentials and endpoint from the environment variables.
 *
 * @param outputsFile the file that `deploy` writes the stacks' outputs to
 * @throws CdkError if the CLI fails
 */
export async function operate(operation: Operation, target: Target, outputsFile: string): Promise<void> {
  if (operation === 'destroy') await emptyDisposableBuckets(target);
  const args = [require.resolve('aws-cdk/bin/cdk'), ...cdkArguments(operation, target, outputsFile)];
  // In a folder with a cdk.json, the CLI would run the app for `bootstrap`, which does not need it.
  const cwd = operation === 'bootstrap' ? tmpdir() : undefined;
  const cdk = spawn(process.execPath, args, { stdio: 'inherit', cwd, env: process.env });
  const [code] = (await once(cdk, 'exit')) as [number | null];
  if (code !== 0) throw new CdkError(operation, target, code);
}

async function emptyDisposableBuckets({ assembly, regions }: Target): Promise<void> {
  const client = new S3Client({ region: regions[0] });
  for (const bucket of disposableBuckets(assembly)) {
    const deleted = await emptyBucket(client, bucket);
    if (deleted > 0) console.log(`Emptied s3://${bucket}: ${deleted} object versions`);
  }
}
