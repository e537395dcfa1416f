import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { OperatorError } from '@trading/cli';
import { OUTPUTS_FILE, readDeployment, useEmulator, type ClientOptions } from '@trading/local';
import type { EnvironmentName } from './arguments';
import { BackfillFunction } from './aws/backfill-function';
import { BucketObjects } from './aws/bucket-objects';
import { readParameters } from './aws/read-parameters';
import { StateMachine } from './aws/state-machine';
import type { Clock, Context, Output } from './context';

/** The region of an environment in AWS is not known. */
export class MissingRegionError extends OperatorError {
  public constructor(environment: string) {
    super(
      `Expected AWS_REGION to be the region of ${environment}, found nothing. Set it, such as AWS_REGION=us-east-1.`,
    );
  }
}

/** There are no credentials for AWS. */
export class MissingCredentialsError extends OperatorError {
  public constructor(environment: string, cause: Error) {
    super(
      `Expected AWS credentials for ${environment}, found none (${cause.message}). Sign in, such as with ` +
        '`aws sso login --profile <profile>` and AWS_PROFILE=<profile>, and run the same command again.',
      { cause },
    );
  }
}

const CLOCK: Clock = { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) };

const OUTPUT: Output = {
  print: (text) => {
    console.log(text);
  },
  note: (text) => {
    console.error(text);
  },
};

/**
 * Opens an environment, by the parameters that its stack publishes.
 *
 * @throws MissingRegionError, MissingCredentialsError, NotDeployedError and the errors of the emulator
 */
export async function openContext(environment: EnvironmentName): Promise<Context> {
  return openContextIn({ environment, ...(await signIn(environment)), output: OUTPUT });
}

/** An environment, and how it is reached. */
export interface OpenOptions {
  readonly environment: EnvironmentName;
  readonly region: string;
  /** Options of AWS clients. */
  readonly options: ClientOptions;
  readonly output: Output;
}

/**
 * Opens an environment that can be reached already.
 *
 * @throws MissingCredentialsError, NotDeployedError
 */
export async function openContextIn({ environment, region, options, output }: OpenOptions): Promise<Context> {
  const client = { ...options, region };
  const parameters = await readParameters(new CloudFormationClient(client), environment, region).catch(
    (error: unknown) => {
      if (error instanceof Error && error.name === 'CredentialsProviderError') {
        throw new MissingCredentialsError(environment, error);
      }
      throw error;
    },
  );
  return {
    environment,
    parameters,
    objects: new BucketObjects(new S3Client(client), parameters.bucketName),
    stateMachine: new StateMachine(new SFNClient(client), parameters.stateMachineArn),
    // A call takes up to the timeout of the function, and must not be sent twice.
    backfillFunction: new BackfillFunction(
      new LambdaClient({ ...client, maxAttempts: 1 }),
      parameters.functionName,
      CLOCK.now,
    ),
    table: DynamoDbTable.open(parameters.tableName, client),
    clock: CLOCK,
    output,
  };
}

async function signIn(environment: EnvironmentName): Promise<{ region: string; options: ClientOptions }> {
  if (environment === 'local') {
    const { region } = readDeployment(OUTPUTS_FILE);
    return { region, options: await useEmulator(region) };
  }
  const { AWS_REGION } = process.env;
  if (!AWS_REGION) throw new MissingRegionError(environment);
  return { region: AWS_REGION, options: {} };
}
