import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { OperatorError } from '@trading/operator-errors';
import { disposableBuckets, emptyBucket } from './empty-buckets';
import { cdkArguments, type Operation, type Target } from './operation';

/** The CDK CLI failed; it has said why. */
export class CdkError extends OperatorError {
  public constructor(operation: Operation, { environment }: Target, code: number | null) {
    super(`cdk ${operation} of ${environment} failed (exit code ${code}); the reason is above.`);
  }
}

/**
 * Runs an operation through the CDK CLI, with the credentials and the endpoint that the environment variables name.
 *
 * @param outputsFile the file to which `deploy` writes the stacks' outputs
 * @param options of the AWS clients of this process
 * @throws CdkError if the CLI fails
 */
export async function operate(
  operation: Operation,
  target: Target,
  outputsFile: string,
  options: S3ClientConfig = {},
): Promise<void> {
  if (operation === 'destroy') await emptyDisposableBuckets(target, options);
  const args = [require.resolve('aws-cdk/bin/cdk'), ...cdkArguments(operation, target, outputsFile)];
  // Beside a cdk.json the CLI would run the app for a bootstrap too, which needs none.
  const cwd = operation === 'bootstrap' ? tmpdir() : undefined;
  const cdk = spawn(process.execPath, args, { stdio: 'inherit', cwd, env: process.env });
  const [code] = (await once(cdk, 'exit')) as [number | null];
  if (code !== 0) throw new CdkError(operation, target, code);
}

async function emptyDisposableBuckets({ assembly, regions }: Target, options: S3ClientConfig): Promise<void> {
  const client = new S3Client({ ...options, region: regions[0] });
  for (const bucket of disposableBuckets(assembly)) {
    const deleted = await emptyBucket(client, bucket);
    if (deleted > 0) console.log(`Emptied s3://${bucket}: ${deleted} object versions`);
  }
}
