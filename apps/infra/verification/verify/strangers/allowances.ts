import type { EnvironmentName } from '../../../src/environments';
import type { EnvironmentRegion } from '../../../src/region-settings';
import { names } from '../decisions/actions';

/**
 * Access that is intended. Every combination of a caller, an action and a resource must be allowed, so that a lost grant is
 * found as well.
 *
 * In patterns, `*` stands for any text, `{hash}` for the end of a logical id, `{account}`, `{region}` and `{environment}` for those of
 * the templates, `{primary}` for the primary region, and `{counterpart}` for the region that trade files are replicated to.
 */
export interface Allowance {
  /** Patterns of principals, of services and their sources, and of roles of the environment by logical id. */
  readonly who: readonly string[];
  readonly actions: readonly string[];
  /** Patterns of ARNs. */
  readonly on: readonly string[];
  /** The reason why the access is needed. */
  readonly reason: string;
  readonly environments: readonly EnvironmentName[];
  /**
   * The only regions of these environments with the access.
   *
   * @default - all regions
   */
  readonly only?: 'primary' | 'replicated' | 'writer';
}

/** Returns true if a region has the access of an allowance. */
export function appliesIn({ only }: Allowance, { primary, counterpart, isWriter }: EnvironmentRegion): boolean {
  switch (only) {
    case 'primary':
      return primary === undefined;
    case 'replicated':
      return counterpart?.isDeployed ?? false;
    case 'writer':
      return isWriter;
    case undefined:
      return true;
  }
}

const ALL: readonly EnvironmentName[] = ['local', 'dev', 'staging', 'production'];
const DURABLE: readonly EnvironmentName[] = ['staging', 'production'];
const PAGES: readonly EnvironmentName[] = ['local', 'staging', 'production'];

const ASSUME = ['sts:AssumeRole'];
const ANALYST = 'arn:aws:iam::444444444444:role/analyst';

const TABLE = 'arn:aws:dynamodb:{region}:{account}:table/analytics-table-{environment}-{primary}';
const QUEUE = 'arn:aws:sqs:{region}:{account}:trade-files-{environment}-{region}';
const DEAD_LETTERS = 'arn:aws:sqs:{region}:{account}:trade-files-dead-letters-{environment}-{region}';
const API = 'arn:aws:execute-api:{region}:{account}:query-{environment}-{region}/$default';
const STATES = 'arn:aws:states:{region}:{account}';
const BACKFILL = 'backfill-{environment}-{region}';
const TRADES = bucket('trades');
const EXPORTS = bucket('exports');
const ACCESS_LOGS = bucket('access-logs');

/** Everything that others, and the roles of the environments, are allowed. Everything else must be denied. */
export const ALLOWANCES: readonly Allowance[] = [
  ...lambdaFunction('DataProcessorHandler', 'data-processor'),
  {
    ...by('DataProcessorHandlerRole'),
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    on: [`${TRADES}/trades/*`],
    reason: 'The processor reads trade files',
    environments: ALL,
  },
  {
    ...by('DataProcessorHandlerRole'),
    actions: ['s3:ListBucketVersions'],
    on: [TRADES],
    reason: 'The processor is told which uploads of trade files exist',
    environments: ALL,
  },
  {
    ...by('DataProcessorHandlerRole'),
    actions: names('dynamodb', 'GetItem PutItem BatchGetItem BatchWriteItem Query'),
    on: [TABLE],
    reason: 'The processor reads and writes bars in the primary region',
    environments: ALL,
  },
  {
    ...by('DataProcessorHandlerRole', 'BackfillRole'),
    actions: ['dynamodb:ConditionCheckItem'],
    on: [TABLE],
    reason: 'A region writes to a table with replicas only while it is the writer',
    environments: ['production'],
  },
  {
    ...by('DataProcessorHandlerRole'),
    actions: names('sqs', 'ReceiveMessage DeleteMessage GetQueueAttributes'),
    on: [QUEUE],
    reason: 'Lambda receives the messages of the queue for the processor',
    environments: ALL,
  },
  {
    ...by('DataProcessorHandlerRole', 'ExporterRole'),
    actions: ['sqs:SendMessage'],
    on: [QUEUE],
    reason: 'The functions ask for settlements of contested bars',
    environments: ALL,
  },
  {
    ...by('QueryFunctionRole'),
    actions: ['sqs:SendMessage'],
    on: [QUEUE],
    reason: 'The query API asks for settlements of contested bars',
    environments: ALL,
    only: 'writer',
  },
  {
    ...by('DataProcessorHandlerRole'),
    actions: ['sqs:SendMessage'],
    on: [DEAD_LETTERS],
    reason: 'The processor refuses unusable files',
    environments: ALL,
  },
  {
    ...by('DataProcessorHandlerRole'),
    actions: ['sqs:SendMessage'],
    on: [QUEUE],
    reason: 'Files that wait for capacity or time stay on the queue',
    environments: ALL,
  },
  {
    who: ['created', 'deleted'].map(
      (event) =>
        `events.amazonaws.com for arn:aws:events:{region}:{account}:rule/trade-file-${event}-{environment}-{region}`,
    ),
    actions: ['sqs:SendMessage'],
    on: [QUEUE, DEAD_LETTERS],
    reason: 'The rules send events about trade files',
    environments: ALL,
  },

  ...lambdaFunction('Backfill', 'backfill'),
  {
    ...by('BackfillRole'),
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    on: [`${TRADES}/trades/*`],
    reason: 'A backfill reads trade files',
    environments: ALL,
  },
  {
    ...by('BackfillRole'),
    actions: ['s3:ListBucketVersions'],
    on: [TRADES],
    reason: 'A backfill is told which uploads of trade files exist',
    environments: ALL,
  },
  {
    ...by('BackfillRole'),
    actions: names('dynamodb', 'GetItem PutItem BatchGetItem BatchWriteItem Query'),
    on: [TABLE],
    reason: 'A backfill reads and writes bars in the primary region',
    environments: ALL,
  },
  {
    who: ['', '/Items'].map((items) => `states.amazonaws.com for ${STATES}:stateMachine:${BACKFILL}${items}`),
    actions: ASSUME,
    on: [role('BackfillStateMachineRole')],
    reason: 'Step Functions runs the state machine of backfills, and the executions of its items',
    environments: ALL,
  },
  {
    who: ['BackfillStateMachineRole'],
    actions: ['lambda:InvokeFunction'],
    on: [`arn:aws:lambda:{region}:{account}:function:${BACKFILL}`],
    reason: 'The state machine calls the function of backfills',
    environments: ALL,
  },
  {
    who: ['BackfillStateMachineRole'],
    actions: ['s3:GetObject'],
    on: [`${TRADES}/backfills/*`],
    reason: 'The state machine reads the batches of a plan',
    environments: ALL,
  },
  {
    who: ['BackfillStateMachineRole'],
    actions: ['states:StartExecution'],
    on: [`${STATES}:stateMachine:${BACKFILL}`],
    reason: 'A map starts an execution for each item',
    environments: ALL,
  },
  {
    who: ['BackfillStateMachineRole'],
    actions: names('states', 'DescribeExecution StopExecution'),
    on: [`${STATES}:execution:${BACKFILL}:*`],
    reason: 'A map follows the executions of its items',
    environments: ALL,
  },
  {
    who: ['BackfillStateMachineRole'],
    actions: ['states:RedriveExecution'],
    on: [`${STATES}:execution:${BACKFILL}/Items:*`],
    reason: 'A map repeats the executions of items that failed',
    environments: ALL,
  },

  ...lambdaFunction('QueryFunction', 'query'),
  {
    ...by('QueryFunctionRole'),
    actions: names('dynamodb', 'GetItem BatchGetItem Query'),
    on: [TABLE],
    reason: 'The query API reads bars',
    environments: ALL,
  },
  {
    who: [`apigateway.amazonaws.com for ${API}/*`],
    actions: ['lambda:InvokeFunction'],
    on: ['arn:aws:lambda:{region}:{account}:function:query-{environment}-{region}'],
    reason: 'The query API invokes its function',
    environments: ALL,
  },
  {
    who: [ANALYST],
    actions: ASSUME,
    on: [role('QueryApiCallerRole')],
    reason: 'Analysts assume a role to call the query API',
    environments: ['dev'],
  },
  {
    who: ['QueryApiCallerRole'],
    actions: ['execute-api:Invoke'],
    on: ['GET', 'HEAD'].flatMap((method) =>
      ['docs', 'health', 'udf/*', 'v1/*'].map((path) => `${API}/${method}/${path}`),
    ),
    reason: 'Analysts read bars by the query API',
    environments: ['dev'],
  },

  ...lambdaFunction('Exporter', 'exporter'),
  {
    ...by('ExporterRole'),
    actions: names('dynamodb', 'GetItem BatchGetItem Query'),
    on: [TABLE],
    reason: 'The exporter reads bars',
    environments: ALL,
  },
  {
    ...by('ExporterRole'),
    actions: ['s3:GetObject', 's3:PutObject'],
    on: [`${EXPORTS}/exports/*`],
    reason: 'The exporter writes exports, and compares them with earlier ones',
    environments: ALL,
  },
  {
    ...by('ExporterRole'),
    actions: ['s3:ListBucket'],
    on: [EXPORTS],
    reason: 'The exporter lists exports, and is told of missing ones',
    environments: ALL,
  },
  {
    who: [
      'scheduler.amazonaws.com for arn:aws:scheduler:{region}:{account}:schedule-group/exports-{environment}-{region}',
    ],
    actions: ASSUME,
    on: [role('ScheduleRole')],
    reason: 'EventBridge Scheduler starts the exports',
    environments: ALL,
  },
  {
    who: ['ScheduleRole'],
    actions: ['lambda:InvokeFunction'],
    on: ['arn:aws:lambda:{region}:{account}:function:exporter-{environment}-{region}'],
    reason: 'The schedule invokes the exporter',
    environments: ALL,
  },

  {
    who: [ANALYST],
    actions: ['s3:GetObject'],
    on: [`${TRADES}/trades/*`, `${EXPORTS}/exports/*`],
    reason: 'Analysts read trade files and exports',
    environments: DURABLE,
  },
  {
    who: [ANALYST],
    actions: ['s3:ListBucket', 's3:GetBucketLocation'],
    on: [TRADES, EXPORTS],
    reason: 'Analysts find trade files and exports',
    environments: DURABLE,
  },
  {
    who: [`cloudfront.amazonaws.com for arn:aws:cloudfront::{account}:distribution/PageDistribution{hash}`],
    actions: ['s3:GetObject'],
    on: [`${bucket('page')}/*`],
    reason: 'The distribution reads the files of the page',
    environments: PAGES,
  },
  {
    who: [`logging.s3.amazonaws.com for ${TRADES}`, `logging.s3.amazonaws.com for ${EXPORTS}`],
    actions: ['s3:PutObject'],
    on: [`${ACCESS_LOGS}/access-logs/*`],
    reason: 'S3 delivers access logs of buckets',
    environments: DURABLE,
  },
  {
    who: [
      'delivery.logs.amazonaws.com for arn:aws:logs:{region}:{account}:delivery-source:analyticsweb{environment}*-Page-AccessLogs-{hash}',
    ],
    actions: ['s3:PutObject'],
    on: [`${ACCESS_LOGS}/site-logs/*`],
    reason: 'CloudFront delivers access logs of the page',
    environments: DURABLE,
    only: 'primary',
  },

  {
    who: [`s3.amazonaws.com for ${TRADES}`],
    actions: ASSUME,
    on: [role('TradesReplicationRole')],
    reason: 'S3 replicates trade files',
    environments: ['production'],
    only: 'replicated',
  },
  {
    who: ['TradesReplicationRole'],
    actions: names('s3', 'GetReplicationConfiguration ListBucket'),
    on: [TRADES],
    reason: 'S3 finds the trade files to replicate',
    environments: ['production'],
    only: 'replicated',
  },
  {
    who: ['TradesReplicationRole'],
    actions: names('s3', 'GetObjectVersionForReplication GetObjectVersionAcl GetObjectVersionTagging'),
    on: [`${TRADES}/trades/*`],
    reason: 'S3 reads the trade files to replicate',
    environments: ['production'],
    only: 'replicated',
  },
  {
    who: ['TradesReplicationRole'],
    actions: names('s3', 'ReplicateObject ReplicateTags ReplicateDelete'),
    on: ['arn:aws:s3:::trades-{account}-{environment}-{counterpart}/trades/*'],
    reason: 'S3 replicates trade files and their deletion to the other region',
    environments: ['production'],
    only: 'replicated',
  },

  {
    who: ['vpc-flow-logs.amazonaws.com for arn:aws:ec2:{region}:{account}:vpc-flow-log/*'],
    actions: ASSUME,
    on: [role('NetworkFlowLogGroupRole')],
    reason: 'Flow logs of the account can be written. Their log group is named by the policies of the role',
    environments: DURABLE,
  },
  {
    who: ['NetworkFlowLogGroupRole'],
    actions: names('logs', 'CreateLogStream DescribeLogStreams PutLogEvents'),
    on: ['arn:aws:logs:{region}:{account}:log-group:NetworkFlowLogGroup{hash}:*'],
    reason: 'The network writes its flow logs',
    environments: DURABLE,
  },
  {
    who: ['backup.amazonaws.com for {account}', 'backup.amazonaws.com for arn:aws:backup:*:{account}:*'],
    actions: ASSUME,
    on: [role('BackupRole')],
    reason: 'AWS Backup assumes the role for any plan of the account. Giving a plan the role needs iam:PassRole',
    environments: DURABLE,
    only: 'primary',
  },
  {
    who: ['BackupRole'],
    actions: names('dynamodb', 'DescribeTable ListTagsOfResource StartAwsBackupJob'),
    on: [TABLE],
    reason: 'AWS Backup backs the table up',
    environments: DURABLE,
    only: 'primary',
  },
  {
    who: ['BackupRole'],
    actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
    on: [
      'arn:aws:backup:{region}:{account}:backup-vault:analytics-backup-{environment}-{region}',
      'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-{environment}',
    ],
    reason: 'Backups are copied to the vault of the account for backups',
    environments: DURABLE,
    only: 'primary',
  },
  {
    who: ['BackupRole'],
    actions: ['backup:TagResource'],
    on: ['arn:aws:backup:{region}:{account}:recovery-point:*'],
    reason: 'AWS Backup copies the tags of the table to its backups',
    environments: DURABLE,
    only: 'primary',
  },
  {
    who: ['backup.amazonaws.com for {account}', 'backup.amazonaws.com for arn:aws:backup:*:{account}:*'],
    actions: ASSUME,
    on: [role('BackupRestoreTestingRole')],
    reason: 'AWS Backup assumes the role for any restore of the account. Giving a restore the role needs iam:PassRole',
    environments: DURABLE,
    only: 'primary',
  },
  {
    who: ['BackupRestoreTestingRole'],
    actions: names(
      'dynamodb',
      'RestoreTableFromAwsBackup DescribeTable BatchWriteItem DeleteItem GetItem PutItem Query Scan UpdateItem',
    ),
    on: ['arn:aws:dynamodb:{region}:{account}:table/awsbackup-restore-test-*'],
    reason: 'AWS Backup creates and fills the tables that are restored in tests',
    environments: DURABLE,
    only: 'primary',
  },
];

/** The actions that Lambda performs for a function in a VPC. */
function lambdaFunction(construct: string, functionName: string): Allowance[] {
  const name = `${construct}Role`;
  const arn = `arn:aws:lambda:{region}:{account}:function:${functionName}-{environment}-{region}`;
  const network = 'arn:aws:ec2:{region}:{account}';
  return [
    {
      who: [
        `lambda.amazonaws.com for ${arn}`,
        `lambda.amazonaws.com for ${arn}:*`,
        'lambda.amazonaws.com for arn:aws:lambda:{region}:{account}:event-source-mapping:*',
      ],
      actions: ASSUME,
      on: [role(name)],
      reason:
        'Lambda assumes the role for its function, and for mappings, whose ids are known only after their creation',
      environments: ALL,
    },
    {
      ...by(name),
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      on: [`arn:aws:logs:{region}:{account}:log-group:/aws/lambda/${functionName}-{environment}-{region}:*`],
      reason: 'The function writes its log',
      environments: ALL,
    },
    {
      who: [name],
      actions: ['ec2:CreateNetworkInterface'],
      on: [
        `${network}:network-interface/*`,
        `${network}:security-group/${construct}SecurityGroup{hash}.GroupId`,
        `${network}:subnet/NetworkVpcPrivateSubnet*`,
      ],
      reason: 'Lambda connects the function to the network, with its security group and in its subnets',
      environments: ALL,
    },
    {
      who: [name],
      actions: names('ec2', 'AssignPrivateIpAddresses DeleteNetworkInterface UnassignPrivateIpAddresses'),
      on: [`${network}:*`],
      reason: 'Lambda changes and removes the network interfaces of the function',
      environments: ALL,
    },
    {
      who: [name],
      actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
      on: ['*'],
      reason: 'Lambda looks up network interfaces and subnets. IAM cannot restrict this to resources',
      environments: ALL,
    },
  ];
}

/** The role of a function, as Lambda and as the code of the function use it. */
function by(...names: readonly string[]): { readonly who: readonly string[] } {
  return { who: names.flatMap((name) => [name, `code of ${name}`]) };
}

function role(name: string): string {
  return `arn:aws:iam::{account}:role/${name}{hash}`;
}

function bucket(name: string): string {
  return `arn:aws:s3:::${name}-{account}-{environment}-{region}`;
}
