import { frozen } from './private/frozen';

/**
 * The actions that the interface endpoints of a `Network` allow by default: actions that use a service, but not those
 * that configure it.
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
   * Actions to read and write metrics, for `CLOUDWATCH_MONITORING`.
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
   * Actions to write log events to existing log groups, for `CLOUDWATCH_LOGS`.
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
   * Actions to pull images, for `ECR` and `ECR_DOCKER`.
   *
   * Image layers are loaded from a bucket owned by AWS, through the S3 endpoint.
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
   * Actions to send events.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
   */
  public static readonly EVENTBRIDGE: string[] = frozen(['events:PutEvents']);

  /**
   * Actions to encrypt, decrypt, sign and verify.
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
   * Actions to invoke functions.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html
   */
  public static readonly LAMBDA: string[] = frozen(['lambda:InvokeFunction']);

  /**
   * Actions to read secrets.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
   */
  public static readonly SECRETS_MANAGER: string[] = frozen([
    'secretsmanager:BatchGetSecretValue',
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
  ]);

  /**
   * Actions to publish messages. They include batches.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html
   */
  public static readonly SNS: string[] = frozen(['sns:Publish']);

  /**
   * Actions to send, receive and delete messages. They include batches.
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
   * Actions to read parameters.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
   */
  public static readonly SSM: string[] = frozen(['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath']);

  /**
   * Actions to start, stop and describe executions, and to report the results of tasks.
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
   * Actions to assume roles.
   *
   * Assuming a role with a web identity or SAML is rejected, because such a request has no principal of the account.
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
   * Actions to send traces and to read sampling rules.
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
