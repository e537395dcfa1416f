/** The actions that are asked about, by the kind of their resource. */
export const OBJECT_ACTIONS = names(
  's3',
  'GetObject GetObjectVersion PutObject DeleteObject DeleteObjectVersion GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging RestoreObject AbortMultipartUpload BypassGovernanceRetention',
);
export const BUCKET_ACTIONS = names(
  's3',
  'ListBucket ListBucketVersions DeleteBucket GetBucketPolicy PutBucketPolicy DeleteBucketPolicy PutLifecycleConfiguration PutBucketVersioning PutBucketNotification',
);
export const TABLE_ACTIONS = names(
  'dynamodb',
  'GetItem PutItem BatchWriteItem BatchGetItem Query Scan UpdateItem DeleteItem ConditionCheckItem DescribeTable UpdateTable DeleteTable UpdateTimeToLive UpdateContinuousBackups',
);
export const QUEUE_ACTIONS = names(
  'sqs',
  'SendMessage ReceiveMessage DeleteMessage GetQueueAttributes ChangeMessageVisibility PurgeQueue DeleteQueue SetQueueAttributes AddPermission',
);
export const LOG_ACTIONS = names('logs', 'CreateLogStream PutLogEvents DeleteLogStream GetLogEvents');
export const NETWORK_ACTIONS = names(
  'ec2',
  'CreateNetworkInterface DeleteNetworkInterface AssignPrivateIpAddresses UnassignPrivateIpAddresses',
);
export const FUNCTION_ACTIONS = names(
  'lambda',
  'InvokeFunction UpdateFunctionCode UpdateFunctionConfiguration AddPermission DeleteFunction',
);
export const STATE_MACHINE_ACTIONS = names(
  'states',
  'StartExecution StartSyncExecution UpdateStateMachine DeleteStateMachine DescribeStateMachine',
);
export const EXECUTION_ACTIONS = names(
  'states',
  'DescribeExecution StopExecution RedriveExecution GetExecutionHistory',
);
export const OTHER_ACTIONS: readonly (readonly [action: string, resource: string])[] = [
  ['iam:PassRole', 'arn:aws:iam::{account}:role/any'],
  ['iam:CreateUser', 'arn:aws:iam::{account}:user/any'],
  ['sts:AssumeRole', 'arn:aws:iam::{account}:role/any'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:{region}:{account}:function:any'],
  ['lambda:UpdateFunctionCode', 'arn:aws:lambda:{region}:{account}:function:any'],
  ['kms:Decrypt', 'arn:aws:kms:{region}:{account}:key/00000000-0000-0000-0000-000000000000'],
  ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:{region}:{account}:secret:any-abcdef'],
];

/** Returns actions of a service. */
export function names(prefix: string, list: string): string[] {
  return list.split(' ').map((name) => `${prefix}:${name}`);
}
