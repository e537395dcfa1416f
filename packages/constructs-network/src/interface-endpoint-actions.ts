import { frozen } from './private/frozen';

/**
 * The actions that a `Network`'s interface endpoints let through by default, for the services it has some for: what
 * works with them, not what configures them. Every service here takes a policy on its endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * @example
 *
 * new Network(this, 'Network', {
 *   interfaceEndpoints: [
 *     ec2.InterfaceVpcEndpointAwsService.SQS,
 *     ec2.InterfaceVpcEndpointAwsService.KMS_FIPS,
 *   ],
 *   interfaceEndpointActions: {
 *     'sqs': ['sqs:SendMessage'],
 *     'kms-fips': InterfaceEndpointActions.KMS,
 *   },
 * });
 */
export class InterfaceEndpointActions {
  /**
   * Of `CLOUDWATCH_MONITORING`: reads and writes metrics.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
   */
  public static readonly CLOUDWATCH: string[] = frozen([
    'cloudwatch:GetMetricData',
    'cloudwatch:GetMetricStatistics',
    'cloudwatch:ListMetrics',
    'cloudwatch:PutMetricData',
  ]);

  /**
   * Of `CLOUDWATCH_LOGS`: writes log events, to groups that are there.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
   */
  public static readonly CLOUDWATCH_LOGS: string[] = frozen([
    'logs:CreateLogStream',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
  ]);

  /**
   * Of `ECR` and `ECR_DOCKER`: pulls images. Their layers come from a bucket of AWS, through the S3 endpoint.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
   */
  public static readonly ECR: string[] = frozen([
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:DescribeImages',
    'ecr:GetAuthorizationToken',
    'ecr:GetDownloadUrlForLayer',
  ]);

  /**
   * Sends events.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
   */
  public static readonly EVENTBRIDGE: string[] = frozen(['events:PutEvents']);

  /**
   * Encrypts and decrypts, signs and verifies.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html
   */
  public static readonly KMS: string[] = frozen([
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyPair',
    'kms:GenerateDataKeyPairWithoutPlaintext',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:GenerateMac',
    'kms:GetPublicKey',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
    'kms:Sign',
    'kms:Verify',
    'kms:VerifyMac',
  ]);

  /**
   * Calls functions.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html
   */
  public static readonly LAMBDA: string[] = frozen(['lambda:InvokeFunction']);

  /**
   * Reads secrets.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
   */
  public static readonly SECRETS_MANAGER: string[] = frozen([
    'secretsmanager:BatchGetSecretValue',
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
  ]);

  /**
   * Publishes, in batches as well: these are authorised by the same action.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html
   */
  public static readonly SNS: string[] = frozen(['sns:Publish']);

  /**
   * Sends, receives and deletes messages, in batches as well: these are authorised by the same actions.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
   */
  public static readonly SQS: string[] = frozen([
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
  ]);

  /**
   * Reads parameters.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
   */
  public static readonly SSM: string[] = frozen(['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath']);

  /**
   * Starts, stops and watches executions, and reports on tasks.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html
   */
  public static readonly STEP_FUNCTIONS: string[] = frozen([
    'states:DescribeExecution',
    'states:GetActivityTask',
    'states:SendTaskFailure',
    'states:SendTaskHeartbeat',
    'states:SendTaskSuccess',
    'states:StartExecution',
    'states:StopExecution',
  ]);

  /**
   * Assumes roles by name; with a web identity or SAML the request is in no account's name, and is refused.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
   */
  public static readonly STS: string[] = frozen([
    'sts:AssumeRole',
    'sts:GetCallerIdentity',
    'sts:SetSourceIdentity',
    'sts:TagSession',
  ]);

  /**
   * Sends traces, and asks which requests to trace.
   *
   * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-security-vpc-endpoint.html
   */
  public static readonly XRAY: string[] = frozen([
    'xray:GetSamplingRules',
    'xray:GetSamplingStatisticSummaries',
    'xray:GetSamplingTargets',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ]);

  private constructor() {}
}
