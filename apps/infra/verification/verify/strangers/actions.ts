import {
  BUCKET_ACTIONS,
  FUNCTION_ACTIONS,
  LOG_ACTIONS,
  names,
  OBJECT_ACTIONS,
  EXECUTION_ACTIONS,
  QUEUE_ACTIONS,
  STATE_MACHINE_ACTIONS,
  TABLE_ACTIONS,
} from '../decisions/actions';
import type { Statement } from './loaded-policy';
import { matchesAction } from './patterns';
import { list } from '@trading/template';

/** The actions of roles' trust policies. */
export const TRUST_ACTIONS = names(
  'sts',
  'AssumeRole AssumeRoleWithWebIdentity AssumeRoleWithSAML TagSession SetSourceIdentity',
);

/** The actions that are asked about, by the service in the ARN of a resource. Those of S3 depend on the resource. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  backup: names(
    'backup',
    'DeleteRecoveryPoint UpdateRecoveryPointLifecycle CopyIntoBackupVault StartBackupJob StartRestoreJob PutBackupVaultAccessPolicy DeleteBackupVault',
  ),
  cloudformation: names('cloudformation', 'UpdateStack DeleteStack CreateChangeSet ExecuteChangeSet'),
  dynamodb: TABLE_ACTIONS,
  events: names('events', 'PutEvents PutRule PutTargets DeleteRule'),
  iam: [
    ...names('iam', 'PassRole AttachRolePolicy PutRolePolicy UpdateAssumeRolePolicy CreateUser CreatePolicyVersion'),
    'sts:AssumeRole',
  ],
  kms: names(
    'kms',
    'Decrypt Encrypt GenerateDataKey ReEncryptFrom CreateGrant DescribeKey PutKeyPolicy ScheduleKeyDeletion DisableKey',
  ),
  lambda: [...FUNCTION_ACTIONS, 'lambda:InvokeFunctionUrl', 'lambda:GetFunction'],
  logs: [...LOG_ACTIONS, ...names('logs', 'DescribeLogStreams FilterLogEvents PutSubscriptionFilter DeleteLogGroup')],
  secretsmanager: names('secretsmanager', 'GetSecretValue PutSecretValue DeleteSecret PutResourcePolicy'),
  sns: names('sns', 'Publish Subscribe Receive SetTopicAttributes AddPermission DeleteTopic'),
  sqs: QUEUE_ACTIONS,
  states: [...STATE_MACHINE_ACTIONS, ...EXECUTION_ACTIONS],
  ssm: names('ssm', 'GetParameter GetParameters GetParametersByPath GetParameterHistory PutParameter DeleteParameter'),
};

const KNOWN_ACTIONS = [...Object.values(ACTIONS).flat(), ...OBJECT_ACTIONS, ...BUCKET_ACTIONS, ...TRUST_ACTIONS];

/** Actions that change a resource or its policy, instead of its content. An endpoint must not let them through. */
const MANAGEMENT: readonly string[] = [
  ...names('dynamodb', 'UpdateTable DeleteTable UpdateTimeToLive UpdateContinuousBackups'),
  ...names('s3', 'DeleteBucket PutBucketPolicy PutLifecycleConfiguration PutBucketVersioning PutBucketNotification'),
  ...names('s3', 'PutObjectAcl BypassGovernanceRetention'),
  ...names('sqs', 'PurgeQueue DeleteQueue SetQueueAttributes AddPermission'),
];

/** The actions that are asked about a resource: those of its service, and those that statements name. */
export function actionsOn(arn: string, statements: readonly Statement[] = []): string[] {
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 's3') return s3Actions(resource.includes('/'), statements);
  const known = ACTIONS[service] ?? [];
  return [...new Set([...known, ...namedActions(statements, known)])];
}

/** Returns true for an action that changes a resource or its policy, instead of its content. */
export function isManagement(action: string): boolean {
  return MANAGEMENT.includes(action);
}

/** Actions that a statement allows: those that it names, and those that its wildcards match. */
export function allowedActions({ Action }: Statement): string[] {
  return (list(Action) as readonly string[]).flatMap((pattern) => {
    if (!/[*?]/.test(pattern)) return [pattern];
    const known = KNOWN_ACTIONS.filter((action) => matchesAction(pattern, action));
    return known.length > 0 ? known : [exampleOf(pattern)];
  });
}

/** The actions that Allow statements name, except for those that are asked about anyway. */
function namedActions(statements: readonly Statement[], known: readonly string[]): string[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => list(Action) as readonly string[])
    .filter((pattern) => pattern !== '*' && !known.some((action) => matchesAction(pattern, action)))
    .map(exampleOf);
}

/** An action that a pattern matches. The simulator does not need to know it. */
function exampleOf(pattern: string): string {
  return pattern === '*' ? 'any:Action' : pattern.replaceAll('*', 'Any').replaceAll('?', 'x');
}

function s3Actions(isObject: boolean, statements: readonly Statement[]): string[] {
  const named = namedActions(statements, [...OBJECT_ACTIONS, ...BUCKET_ACTIONS]);
  const known = isObject ? OBJECT_ACTIONS : BUCKET_ACTIONS;
  return [...new Set([...known, ...named])];
}
