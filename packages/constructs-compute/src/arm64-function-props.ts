import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib/core';
import { FunctionEgress } from './function-egress';

/** Properties of an `Arm64Function`. */
export interface Arm64FunctionProps {
  /**
   * The function's name; its log group is then `/aws/lambda/<functionName>`.
   *
   * @default - generated names
   */
  readonly functionName?: string;

  /**
   * What the function is for, up to 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** The function's code, for ARM64. */
  readonly code: lambda.Code;

  /** Where in the code the function starts, such as `index.handler`. */
  readonly handler: string;

  /**
   * The language and version the code is run by.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
   * @default Runtime.NODEJS_24_X
   */
  readonly runtime?: lambda.Runtime;

  /**
   * Memory in MiB, 128 to 10240; processing power grows with it.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   * @default 512
   */
  readonly memorySize?: number;

  /**
   * Room for files in `/tmp`: whole MiB, 512 to 10240.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
   * @default Size.mebibytes(512)
   */
  readonly ephemeralStorageSize?: Size;

  /**
   * Layers with code to share, for ARM64; at most five.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
   * @default - none
   */
  readonly layers?: lambda.ILayerVersion[];

  /**
   * How long an invocation may take: whole seconds, at most 15 minutes.
   *
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;

  /**
   * Environment variables, not for secrets: who may read the function's configuration may read them.
   *
   * A name starts with a letter and has letters, digits and `_`, two at least; Lambda reserves some. Together names and
   * values have at most 4096 bytes.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
   * @default - none
   */
  readonly environment?: Record<string, string>;

  /**
   * How long log events are kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * What becomes of the log group when the function leaves its stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly logRemovalPolicy?: RemovalPolicy;

  /**
   * The key to encrypt the log with. The log service is allowed to use it, for this log group where the function has a
   * name, else for those of the account and region. To the policy of an imported key you add that yourself.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - a key of the log service
   */
  readonly logEncryptionKey?: kms.IKey;

  /**
   * Whether invocations are traced by X-Ray.
   *
   * Tracing takes `xray:PutTraceSegments` and `xray:PutTelemetryRecords` on every resource, since IAM knows none for
   * them; they are granted in `policy`.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
   * @default Tracing.DISABLED
   */
  readonly tracing?: lambda.Tracing;

  /**
   * What Lambda does when the function and a queue, topic or bucket keep calling each other.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
   * @default RecursiveLoop.TERMINATE
   */
  readonly recursiveLoop?: lambda.RecursiveLoop;

  /**
   * Which signatures the code must have.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
   * @default - none
   */
  readonly codeSigningConfig?: lambda.ICodeSigningConfig;

  /**
   * What no role made here may exceed, whatever it is granted.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default - none
   */
  readonly permissionsBoundary?: iam.IManagedPolicy;

  /**
   * The VPC to attach the function to.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   * @default - the function is in no VPC of yours
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the VPC to attach the function to; no public ones, since a function has no public address.
   *
   * @default - the private subnets, else the isolated ones
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * What the function may open connections to, in a `vpc`; nothing comes in. What it reaches outside of the VPC, S3 and
   * DynamoDB by gateway endpoints included, must be said: a connection that is not let out times out.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
   * @default FunctionEgress.none()
   */
  readonly egress?: FunctionEgress;

  /**
   * How many invocations may run at a time, taken from the account's limit; 0 stops the function.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   * @default - what the account has left
   */
  readonly reservedConcurrentExecutions?: number;
}
