import type { Acknowledgement } from '../findings/acknowledgement';

/** Rules that the pack of NIST 800-53, revision 4, has as well. */
const IN_REVISION_4 = [
  ...['CloudWatchAlarmAction', 'CloudWatchLogGroupEncrypted', 'VPCDefaultSecurityGroupClosed', 'VPCFlowLogsEnabled'],
  ...['S3BucketLoggingEnabled', 'S3BucketReplicationEnabled', 'S3BucketVersioningEnabled'],
];

/** Returns the ids of a rule that several packs of cdk-nag share. */
function inPacks(
  rule: string,
  packs: readonly string[] = ['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'],
): string[] {
  const revision4 = IN_REVISION_4.includes(rule) ? ['NIST.800.53.R4'] : [];
  return [...revision4, ...packs].map((pack) => `${pack}-${rule}`);
}

const OBJECT_LOCK = 'NIST.800.53.R4-S3BucketDefaultLockEnabled';

const NIST_AND_HIPAA = ['NIST.800.53.R5', 'HIPAA.Security'];

/** Returns the logical ids of the subnets of a tier. */
function subnets(tier: string, zones: number): string[] {
  return Array.from({ length: zones }, (_, index) => `NetworkVpc${tier}Subnet${index + 1}Subnet`);
}

/** The paths of the query API. */
const API_PATHS = [
  ...['/v1/bars', '/v1/bars/{feed}/{symbol+}', '/v1/symbols', '/v1/coverage/{feed}/{symbol+}'],
  ...['/v1/files', '/v1/files/{id}', '/v1/changes', '/v1/openapi.json'],
  ...['/udf/config', '/udf/symbols', '/udf/search', '/udf/history', '/udf/time', '/docs', '/health'],
];

const METHODS = ['GET', 'HEAD'];

/** The patterns of paths in policies: a parameter of a route matches any text. */
const PATH_PATTERNS = ['v1/bars/*/*', 'v1/coverage/*/*', 'v1/files/*'];

const NAMED_ZONES =
  'Zones are listed, so that synthesis looks up no account, and a new zone of the region moves no subnet (decision 7)';

/** Accepted findings. The verification fails if one of them is stale, or if a stack has more than ten. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    stack: 'Network',
    environments: ['local', 'dev'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: subnets('Private', 2),
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    environments: ['staging'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: [...subnets('Private', 2), ...subnets('Public', 2)],
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    environments: ['production'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: subnets('Private', 3),
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    rules: inPacks('VPCDefaultSecurityGroupClosed'),
    resources: ['NetworkVpc'],
    reason: 'Nothing uses it. Removing its rules takes a custom resource, which the rules forbid (decision 7)',
  },
  {
    stack: 'Network',
    environments: ['local', 'dev'],
    rules: ['AwsSolutions-VPC7', ...inPacks('VPCFlowLogsEnabled')],
    resources: ['NetworkVpc'],
    reason: 'Disposable environments have no flow logs, to save cost. The emulator does not support them',
  },
  {
    stack: 'Network',
    environments: ['staging', 'production'],
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['NetworkFlowLogGroup'],
    reason: 'Flow logs contain private addresses of the VPC only. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Network',
    environments: ['staging'],
    rules: inPacks('VPCNoUnrestrictedRouteToIGW'),
    resources: ['NetworkVpcPublicSubnet1DefaultRoute', 'NetworkVpcPublicSubnet2DefaultRoute'],
    reason: 'The public tier contains only the NAT gateway of test clients, and assigns no public addresses',
  },

  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['AwsSolutions-S1', ...inPacks('S3BucketLoggingEnabled')],
    resources: ['TradesBucket'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: [...inPacks('S3DefaultEncryptionKMS'), OBJECT_LOCK],
    resources: ['AccessLogsBucket'],
    reason:
      'S3 delivers logs only to buckets with its own keys and without object lock. In production, nobody may delete them (decision 29)',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: inPacks('S3BucketReplicationEnabled'),
    resources: ['AccessLogsBucket'],
    reason: 'Logs serve investigations. S3 keeps them in several zones; losing a region with its logs loses no trade',
  },
  {
    stack: 'Data',
    rules: [OBJECT_LOCK],
    resources: ['TradesBucket'],
    reason:
      'A lock ends a time after the upload. In production, nobody may delete versions (decision 29); others hold test data',
  },
  {
    stack: 'Data',
    environments: ['production'],
    rules: ['{region}', '{other region}'].map(
      (region) => `AwsSolutions-IAM5[Resource::arn:aws:s3:::trades-{account}-{environment}-${region}/trades/*]`,
    ),
    resources: ['TradesReplicationPolicy'],
    reason: 'S3 replicates all trade files, and nothing else',
  },
  {
    stack: 'Data',
    rules: inPacks('S3DefaultEncryptionKMS'),
    resources: ['TradesBucket'],
    reason:
      'Market data is not secret. The keys of S3 cost nothing, and have no key policy that could lock readers out',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev', 'staging'],
    rules: [...inPacks('S3BucketVersioningEnabled'), ...inPacks('S3BucketReplicationEnabled')],
    resources: ['TradesBucket'],
    reason: 'Only production protects files from being overwritten, and replicates them. Others hold test data',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: ['AwsSolutions-IAM5[Resource::arn:aws:backup:{region}:{account}:recovery-point:*]'],
    resources: ['BackupRolePolicy'],
    reason: 'AWS Backup tags recovery points while it creates them, so their ids are unknown',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: ['AwsSolutions-IAM5[Resource::arn:aws:dynamodb:{region}:{account}:table/awsbackup-restore-test-*]'],
    resources: ['BackupRestoreTestingRolePolicy'],
    reason: 'AWS Backup chooses the names of restored tables. No other table has this prefix',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: ['WriteCapacityUsed', 'ReadCapacityUsed'],
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },

  {
    stack: 'Ingestion',
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:network-interface/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:*]',
    ],
    resources: ['DataProcessorHandlerRoleRunPolicy'],
    reason:
      'Lambda creates the network interfaces, so their ids are unknown. IAM cannot restrict Describe* to a resource',
  },
  {
    stack: 'Ingestion',
    rules: [
      'AwsSolutions-IAM5[Resource::analytics-data-{environment}-{region}:ExportsOutputFnGetAttTradesBucket31B64AFCArn497AD7B3/trades/*]',
    ],
    resources: ['DataProcessorHandlerRolePolicy'],
    reason: 'The function reads all trade files, and only those: the wildcard follows their key prefix',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaDLQ', ...inPacks('LambdaDLQ', NIST_AND_HIPAA)],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The function is invoked for its queue only, never asynchronously. The queue has a dead-letter queue',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaEventSourceMappingDestination'],
    resources: ['DataProcessorEventSourceMapping'],
    reason:
      'Lambda supports no on-failure destination for SQS. The queue moves failed messages to its dead-letter queue',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-SQSRedrivePolicy'],
    resources: ['DataProcessorDeadLetterQueue'],
    reason: 'This queue is the dead-letter queue of the other one',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaTracing'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'Tracing needs rights on all resources. The log is enough to follow one function behind one queue',
  },
  {
    stack: 'Ingestion',
    rules: inPacks('LambdaConcurrency', NIST_AND_HIPAA),
    resources: ['DataProcessorHandlerFunction'],
    reason:
      'Only the queue invokes the function, and `maxConcurrency` limits that. A reserve would be lost to other functions',
  },
  {
    stack: 'Ingestion',
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['DataProcessorHandlerLogGroup'],
    reason: 'The log has names of files and counts, nothing of their content. CloudWatch encrypts it with its own key',
  },
  {
    stack: 'Ingestion',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: [
      ...['DeadLetters', 'MessageAge', 'Errors', 'Throttles', 'Duration'].map((kind) => `DataProcessorAlarms${kind}`),
      'LateBars',
    ],
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },

  {
    stack: 'Backfill',
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:network-interface/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:*]',
    ],
    resources: ['BackfillRoleRunPolicy'],
    reason:
      'Lambda creates the network interfaces, so their ids are unknown. IAM cannot restrict Describe* to a resource',
  },
  {
    stack: 'Backfill',
    rules: [
      'AwsSolutions-IAM5[Resource::analytics-data-{environment}-{region}:ExportsOutputFnGetAttTradesBucket31B64AFCArn497AD7B3/trades/*]',
    ],
    resources: ['BackfillRolePolicy'],
    reason: 'The function reads all trade files, and only those: the wildcard follows their key prefix',
  },
  {
    stack: 'Backfill',
    rules: [
      'AwsSolutions-IAM5[Resource::analytics-data-{environment}-{region}:ExportsOutputFnGetAttTradesBucket31B64AFCArn497AD7B3/backfills/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:states:{region}:{account}:execution:backfill-{environment}-{region}:*]',
      'AwsSolutions-IAM5[Resource::arn:aws:states:{region}:{account}:execution:backfill-{environment}-{region}/Items:*]',
    ],
    resources: ['BackfillStateMachineRolePolicy'],
    reason: 'A plan has its hash in its key, and executions have names of their own: the wildcards follow fixed names',
  },
  {
    stack: 'Backfill',
    rules: ['AwsSolutions-SF1', 'AwsSolutions-SF2', 'Serverless-StepFunctionStateMachineXray'],
    resources: ['BackfillStateMachine'],
    reason:
      'Logs and traces need rights on all resources. Step Functions keeps the history of executions, and the table that of files',
  },
  {
    stack: 'Backfill',
    rules: ['Serverless-LambdaDLQ', ...inPacks('LambdaDLQ', NIST_AND_HIPAA)],
    resources: ['BackfillFunction'],
    reason: 'Only the state machine invokes it, never asynchronously. Files that fail are recorded with their reason',
  },
  {
    stack: 'Backfill',
    rules: ['Serverless-LambdaTracing'],
    resources: ['BackfillFunction'],
    reason: 'Tracing needs rights on all resources. The function logs each failure with its plan and batch',
  },
  {
    stack: 'Backfill',
    rules: inPacks('LambdaConcurrency', NIST_AND_HIPAA),
    resources: ['BackfillFunction'],
    reason: 'The state machine limits how many run at once, which can be changed during a run',
  },
  {
    stack: 'Backfill',
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['BackfillLogGroup'],
    reason: 'The logs contain names of files, but no prices. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Backfill',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: [
      ...['ExecutionsFailed', 'ExecutionsTimedOut', 'ItemsFailed', 'ItemsThrottled'],
      ...['Errors', 'Throttles', 'Duration'],
    ].map((kind) => `BackfillAlarms${kind}`),
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },

  {
    stack: 'Query',
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:network-interface/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:*]',
    ],
    resources: ['QueryFunctionRoleRunPolicy'],
    reason:
      'Lambda creates the network interfaces, so their ids are unknown. IAM cannot restrict Describe* to a resource',
  },
  {
    stack: 'Query',
    environments: ['local'],
    rules: ['AwsSolutions-APIG4'],
    resources: METHODS.flatMap((method) =>
      API_PATHS.map((path) => `QueryApiRoutes${method}${path.replaceAll(/[^A-Za-z0-9]/g, '')}`),
    ),
    reason: 'The emulator answers only programs and pages of this machine. Elsewhere a rule rejects open routes',
  },
  {
    stack: 'Query',
    environments: ['dev'],
    rules: METHODS.flatMap((method) =>
      PATH_PATTERNS.map(
        (pattern) =>
          `AwsSolutions-IAM5[Resource::arn:aws:execute-api:{region}:{account}:<QueryApi98BB9989>/$default/${method}/${pattern}]`,
      ),
    ),
    resources: ['QueryApiCallerRolePolicy1'],
    reason: 'Callers may read every feed, symbol and file: the wildcards are the parameters of these routes',
  },
  {
    stack: 'Query',
    rules: ['Serverless-LambdaDLQ', ...inPacks('LambdaDLQ', NIST_AND_HIPAA)],
    resources: ['QueryFunction'],
    reason: 'The function is invoked for its API only, never asynchronously. The caller gets the error',
  },
  {
    stack: 'Query',
    rules: ['Serverless-LambdaTracing'],
    resources: ['QueryFunction'],
    reason: 'Tracing needs rights on all resources. The access log and the log of the function share a request id',
  },
  {
    stack: 'Query',
    rules: inPacks('LambdaConcurrency', NIST_AND_HIPAA),
    resources: ['QueryFunction'],
    reason:
      'The API limits the rate of requests, and an alarm reports slow ones. A limit would reject what the account can serve',
  },
  {
    stack: 'Query',
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['QueryFunctionLogGroup', 'QueryApiAccessLogs'],
    reason: 'The logs contain requests and their callers, but no tokens. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Query',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: ['ServerErrors', 'ClientErrors', 'Latency'].map((kind) => `QueryApiAlarms${kind}`),
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },

  {
    stack: 'Exports',
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:network-interface/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:{region}:{account}:*]',
    ],
    resources: ['ExporterRoleRunPolicy'],
    reason:
      'Lambda creates the network interfaces, so their ids are unknown. IAM cannot restrict Describe* to a resource',
  },
  {
    stack: 'Exports',
    rules: ['AwsSolutions-IAM5[Resource::<ExportsBucket54D5CE64.Arn>/exports/*]'],
    resources: ['ExporterRolePolicy'],
    reason: 'The function writes the files of every feed and day. The wildcard is their path below the prefix',
  },
  {
    stack: 'Exports',
    rules: [
      ...['Serverless-LambdaDLQ', ...inPacks('LambdaDLQ', NIST_AND_HIPAA)],
      ...inPacks('LambdaConcurrency', NIST_AND_HIPAA),
    ],
    resources: ['ExporterFunction'],
    reason:
      'Only the schedule invokes it, once an hour. The next run continues where one failed, and an alarm reports failures',
  },
  {
    stack: 'Exports',
    rules: ['Serverless-LambdaTracing'],
    resources: ['ExporterFunction'],
    reason: 'Tracing needs rights on all resources. The function logs the outcome of each run',
  },
  {
    stack: 'Exports',
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['ExporterLogGroup'],
    reason: 'The logs contain numbers of files, but no prices. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Exports',
    rules: inPacks('S3DefaultEncryptionKMS'),
    resources: ['ExportsBucket'],
    reason:
      'S3 encrypts the files with its own keys. With a KMS key, readers of other accounts would need rights on it',
  },
  {
    stack: 'Exports',
    rules: [...inPacks('S3BucketReplicationEnabled'), OBJECT_LOCK],
    resources: ['ExportsBucket'],
    reason: 'The files can be made again from the table, which is replicated where the environment asks for it',
  },
  {
    stack: 'Exports',
    environments: ['local', 'dev', 'staging'],
    rules: inPacks('S3BucketVersioningEnabled'),
    resources: ['ExportsBucket'],
    reason: 'Only production protects files from being overwritten. Other environments hold test data',
  },
  {
    stack: 'Exports',
    environments: ['local', 'dev'],
    rules: ['AwsSolutions-S1', ...inPacks('S3BucketLoggingEnabled')],
    resources: ['ExportsBucket'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Exports',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: ['FailedRuns', 'NoRuns'],
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },

  {
    stack: 'Web',
    rules: ['AwsSolutions-CFR1'],
    resources: ['PageDistribution'],
    reason: 'People may sign in from any country. Tokens decide who reads bars, not places',
  },
  {
    stack: 'Web',
    rules: ['AwsSolutions-CFR2'],
    resources: ['PageDistribution'],
    reason: 'The page consists of static files, and the API rejects requests without a token and limits their rate',
  },
  {
    stack: 'Web',
    environments: ['local'],
    rules: ['AwsSolutions-CFR3'],
    resources: ['PageDistribution'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Web',
    environments: ['staging', 'production'],
    rules: ['AwsSolutions-CFR3'],
    resources: ['PageDistribution'],
    reason:
      'CloudFront delivers its access logs through CloudWatch to the log bucket, which the rule does not recognise',
  },
  {
    stack: 'Web',
    environments: ['local', 'staging'],
    rules: ['AwsSolutions-CFR4'],
    resources: ['PageDistribution'],
    reason: 'The certificate of CloudFront is used, since only production has a domain',
  },
  {
    stack: 'Web',
    rules: ['AwsSolutions-S1', ...inPacks('S3BucketLoggingEnabled')],
    resources: ['PageBucket'],
    reason: 'Only the distribution can read the files of the page, and where logs are kept, it logs its requests',
  },
  {
    stack: 'Web',
    rules: [...inPacks('S3BucketReplicationEnabled'), OBJECT_LOCK],
    resources: ['PageBucket'],
    reason: 'The files of the page are built from this repository and uploaded by every deployment',
  },
  {
    stack: 'Web',
    environments: ['local'],
    rules: inPacks('S3BucketVersioningEnabled'),
    resources: ['PageBucket'],
    reason: 'The files of the page are built from this repository and uploaded by every deployment',
  },
  {
    stack: 'Web',
    rules: inPacks('S3DefaultEncryptionKMS'),
    resources: ['PageBucket'],
    reason: 'The page is public code. The keys of S3 cost nothing, and CloudFront needs no rights on them',
  },
  {
    stack: 'Web',
    environments: ['local'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: ['PageAlarmsServerErrors'],
    reason: 'Alarms of disposable environments notify nobody. They are visible in CloudWatch',
  },
];
