import { properties, remove, rename, resource, type Edit, type Mutable } from './guarded-app';

/** An edit, with the rule that must find it. */
export interface DangerousEdit extends Edit {
  readonly rule: string;
  readonly certainty: 'certain' | 'possible';
}

const TABLE = 'AWS::DynamoDB::GlobalTable';
const BUCKET = 'AWS::S3::Bucket';
const BUCKET_POLICY = 'AWS::S3::BucketPolicy';
const VAULT = 'AWS::Backup::BackupVault';
const PLAN = 'AWS::Backup::BackupPlan';
const SELECTION = 'AWS::Backup::BackupSelection';
const KEY = 'AWS::KMS::Key';
const QUEUE = 'AWS::SQS::Queue';
const LOGS = 'AWS::Logs::LogGroup';
const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';

const ROOT = 'arn:aws:iam::333333333333:root';
const OLD_KEY = 'arn:aws:kms:us-east-1:333333333333:key/old';
const NEW_KEY = 'arn:aws:kms:us-east-1:333333333333:key/new';

type Place = Pick<Edit, 'environment' | 'stack'>;
const DATA: Place = { environment: 'production', stack: 'Data' };
const STAGING: Place = { environment: 'staging', stack: 'Data' };
const NETWORK: Place = { environment: 'production', stack: 'Network' };
const INGESTION: Place = { environment: 'production', stack: 'Ingestion' };
const EXPORTS: Place = { environment: 'production', stack: 'Exports' };
const QUERY: Place = { environment: 'production', stack: 'Query' };
const WEB: Place = { environment: 'production', stack: 'Web' };
const BACKFILL: Place = { environment: 'production', stack: 'Backfill' };

/** Describes an edit that is certain to be dangerous. */
function certain(place: Place, name: string, rule: string, edit: Edit['edit']): DangerousEdit {
  return { ...place, name, rule, certainty: 'certain', edit };
}

/** Describes an edit that may be dangerous. */
function possible(place: Place, name: string, rule: string, edit: Edit['edit']): DangerousEdit {
  return { ...place, name, rule, certainty: 'possible', edit };
}

const replicas = (t: Mutable): Mutable[] => properties(t, TABLE)['Replicas'];
const trades = (t: Mutable): Mutable => properties(t, BUCKET, 'Trades');
const lifecycle = (bucket: Mutable): Mutable[] => bucket['LifecycleConfiguration'].Rules;
const planRule = (t: Mutable): Mutable => properties(t, PLAN)['BackupPlan'].BackupPlanRule[0];
const statements = (t: Mutable, type: string, beginning = ''): Mutable[] =>
  properties(t, type, beginning)['PolicyDocument'].Statement;

/** Adds a key, and encrypts the bucket of trades with it. The app has no keys of its own. */
function encryptTrades(t: Mutable): void {
  const statement = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: ROOT } };
  t['Resources'].Key = {
    ...{ Type: KEY, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Properties: { EnableKeyRotation: true, KeyPolicy: { Statement: [statement] } },
  };
  const [rule] = trades(t)['BucketEncryption'].ServerSideEncryptionConfiguration;
  rule.ServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: OLD_KEY };
}

/** Describes a dangerous edit of a bucket that is encrypted with a key. */
function ofKey(name: string, rule: string, edit: Edit['edit']): DangerousEdit {
  return { ...certain(DATA, name, rule, edit), given: encryptTrades };
}

export const DANGEROUS_EDITS: readonly DangerousEdit[] = [
  // Removed.
  certain(INGESTION, 'the dead-letter queue is removed', 'removed', (t) => remove(t, QUEUE, 'DataProcessorDeadLetter')),
  certain(INGESTION, 'the queue has another logical id', 'removed', (t) => rename(t, QUEUE, 'DataProcessorQueue')),
  certain(INGESTION, 'the log of the processor is removed', 'removed', (t) => remove(t, LOGS)),
  certain(BACKFILL, 'the log of the backfill has another logical id', 'removed', (t) => rename(t, LOGS)),
  certain(NETWORK, 'a subnet is removed', 'removed', (t) => remove(t, SUBNET)),
  certain(NETWORK, 'the VPC has another logical id', 'removed', (t) => rename(t, VPC)),
  certain(QUERY, 'the API has another logical id', 'removed', (t) => rename(t, 'AWS::ApiGatewayV2::Api')),
  certain(WEB, 'the distribution is removed', 'removed', (t) => remove(t, 'AWS::CloudFront::Distribution')),
  // Orphaned.
  certain(DATA, 'the table is removed', 'orphaned', (t) => remove(t, TABLE)),
  certain(DATA, 'the table has another logical id', 'orphaned', (t) => rename(t, TABLE)),
  certain(STAGING, 'the table of staging has another logical id', 'orphaned', (t) => rename(t, TABLE)),
  certain(DATA, 'the bucket of trades is removed', 'orphaned', (t) => remove(t, BUCKET, 'Trades')),
  certain(STAGING, 'the bucket of staging has another logical id', 'orphaned', (t) => rename(t, BUCKET, 'Trades')),
  certain(DATA, 'the bucket of access logs is removed', 'orphaned', (t) => remove(t, BUCKET, 'AccessLogs')),
  certain(EXPORTS, 'the bucket of exports has another logical id', 'orphaned', (t) => rename(t, BUCKET)),
  certain(WEB, 'the bucket of the page is removed', 'orphaned', (t) => remove(t, BUCKET)),
  certain(DATA, 'the vault has another logical id', 'orphaned', (t) => rename(t, VAULT)),
  certain(NETWORK, 'the flow log is removed', 'orphaned', (t) => remove(t, LOGS)),
  // Replaced.
  certain(DATA, 'the table has another name', 'replaced', (t) => (properties(t, TABLE)['TableName'] = 'bars')),
  certain(STAGING, 'the table of staging has no name', 'replaced', (t) => delete properties(t, TABLE)['TableName']),
  certain(
    DATA,
    'the table has another sort key',
    'replaced',
    (t) => (properties(t, TABLE)['KeySchema'][1].AttributeName = 'time'),
  ),
  certain(DATA, 'the table has no sort key', 'replaced', (t) => properties(t, TABLE)['KeySchema'].pop()),
  certain(
    DATA,
    'the sort key is a number',
    'replaced',
    (t) => (properties(t, TABLE)['AttributeDefinitions'][1].AttributeType = 'N'),
  ),
  certain(
    DATA,
    'the table gets a local index',
    'replaced',
    (t) => (properties(t, TABLE)['LocalSecondaryIndexes'] = [{}]),
  ),
  certain(
    DATA,
    'the table is one of a single region',
    'replaced',
    (t) => (resource(t, TABLE)['Type'] = 'AWS::DynamoDB::Table'),
  ),
  certain(DATA, 'the bucket of trades has another name', 'replaced', (t) => (trades(t)['BucketName'] = 'files')),
  certain(DATA, 'the bucket of trades gets a lock', 'replaced', (t) => (trades(t)['ObjectLockEnabled'] = true)),
  possible(
    DATA,
    'the name of the bucket is a reference',
    'replaced',
    (t) => (trades(t)['BucketName'] = { 'Fn::Sub': 'trades-${AWS::AccountId}' }),
  ),
  certain(DATA, 'the vault has another name', 'replaced', (t) => (properties(t, VAULT)['BackupVaultName'] = 'vault')),
  certain(
    DATA,
    'the vault has a key',
    'replaced',
    (t) => (properties(t, VAULT)['EncryptionKeyArn'] = 'arn:aws:kms:us-east-1:333333333333:key/a'),
  ),
  certain(
    INGESTION,
    'the queue has another name',
    'replaced',
    (t) => (properties(t, QUEUE, 'DataProcessorQueue')['QueueName'] = 'files'),
  ),
  certain(INGESTION, 'the queue is a FIFO queue', 'replaced', (t) => (properties(t, QUEUE)['FifoQueue'] = true)),
  certain(QUERY, 'the access log has another name', 'replaced', (t) => (properties(t, LOGS)['LogGroupName'] = 'log')),
  certain(
    NETWORK,
    'the VPC has other addresses',
    'replaced',
    (t) => (properties(t, VPC)['CidrBlock'] = '10.99.0.0/16'),
  ),
  possible(
    NETWORK,
    'the VPC is for dedicated instances',
    'replaced',
    (t) => (properties(t, VPC)['InstanceTenancy'] = 'dedicated'),
  ),
  certain(
    NETWORK,
    'a subnet is in another zone',
    'replaced',
    (t) => (properties(t, SUBNET)['AvailabilityZone'] = 'us-east-1f'),
  ),
  certain(
    NETWORK,
    'a subnet has other addresses',
    'replaced',
    (t) => (properties(t, SUBNET)['CidrBlock'] = '10.3.250.0/24'),
  ),
  certain(
    QUERY,
    'the API has another protocol',
    'replaced',
    (t) => (properties(t, 'AWS::ApiGatewayV2::Api')['ProtocolType'] = 'WEBSOCKET'),
  ),
  // Protected less from CloudFormation.
  certain(
    DATA,
    'the table is deleted with its stack',
    'deletionpolicy',
    (t) => (resource(t, TABLE)['DeletionPolicy'] = 'Delete'),
  ),
  certain(
    STAGING,
    'the bucket of staging has no deletion policy',
    'deletionpolicy',
    (t) => delete resource(t, BUCKET, 'Trades')['DeletionPolicy'],
  ),
  certain(
    DATA,
    'the vault is only retained if it was not created just now',
    'deletionpolicy',
    (t) => (resource(t, VAULT)['DeletionPolicy'] = 'RetainExceptOnCreate'),
  ),
  certain(
    EXPORTS,
    'the bucket of exports is deleted when it is replaced',
    'updatereplacepolicy',
    (t) => (resource(t, BUCKET)['UpdateReplacePolicy'] = 'Delete'),
  ),
  possible(DATA, 'the table has a condition', 'no-condition', (t) => (resource(t, TABLE)['Condition'] = 'IsPrimary')),
  certain(DATA, 'the stack can be deleted', 'termination-protection', (_, state) => {
    state['terminationProtection'] = false;
  }),
  {
    ...possible(DATA, 'the days of former versions are a parameter that changes', 'unknown-value', (t) => {
      t['Parameters'].Days.Default = 7;
    }),
    given: (t) => {
      t['Parameters'].Days = { Type: 'Number', Default: 30 };
      lifecycle(trades(t))[1]!['NoncurrentVersionExpiration'].NoncurrentDays = { Ref: 'Days' };
    },
  },
  // The table is protected less.
  certain(
    DATA,
    'a replica can be deleted',
    'deletion-protection',
    (t) => (replicas(t)[0]!['DeletionProtectionEnabled'] = false),
  ),
  certain(
    DATA,
    'the deletion protection of a replica is not set',
    'deletion-protection',
    (t) => delete replicas(t)[1]!['DeletionProtectionEnabled'],
  ),
  certain(DATA, 'a replica is removed', 'replica', (t) => replicas(t).shift()),
  certain(DATA, 'a replica moves to another region', 'replica', (t) => (replicas(t)[0]!['Region'] = 'eu-west-1')),
  certain(
    STAGING,
    'the table of staging has no point-in-time recovery',
    'point-in-time-recovery',
    (t) => (replicas(t)[0]!['PointInTimeRecoverySpecification'] = { PointInTimeRecoveryEnabled: false }),
  ),
  certain(
    DATA,
    'point-in-time recovery reaches back a week',
    'days-of-point-in-time-recovery',
    (t) => (replicas(t)[1]!['PointInTimeRecoverySpecification'].RecoveryPeriodInDays = 7),
  ),
  certain(
    DATA,
    'items of the table expire',
    'items-that-do-not-expire',
    (t) => (properties(t, TABLE)['TimeToLiveSpecification'] = { AttributeName: 'expires', Enabled: true }),
  ),
  // A bucket is protected less.
  certain(
    DATA,
    'versioning of the bucket of trades is suspended',
    'versioning',
    (t) => (trades(t)['VersioningConfiguration'].Status = 'Suspended'),
  ),
  certain(EXPORTS, 'the exports have no versions', 'versioning', (t) => {
    delete properties(t, BUCKET)['VersioningConfiguration'];
  }),
  certain(
    DATA,
    'public policies of a bucket are not blocked',
    'public-access-block',
    (t) => (trades(t)['PublicAccessBlockConfiguration'].BlockPublicPolicy = false),
  ),
  certain(
    WEB,
    'nothing public is blocked for the bucket of the page',
    'public-access-block',
    (t) => delete properties(t, BUCKET)['PublicAccessBlockConfiguration'],
  ),
  certain(
    DATA,
    'ACLs of a bucket are enabled',
    'disabled-acls',
    (t) => (trades(t)['OwnershipControls'].Rules[0].ObjectOwnership = 'ObjectWriter'),
  ),
  certain(DATA, 'a bucket is public by its ACL', 'acl', (t) => (trades(t)['AccessControl'] = 'PublicRead')),
  certain(DATA, 'a bucket is not encrypted', 'encryption', (t) => delete trades(t)['BucketEncryption']),
  certain(
    DATA,
    'objects may be encrypted with the keys of their writers',
    'blocked-encryption-types',
    (t) => delete trades(t)['BucketEncryption'].ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes,
  ),
  certain(DATA, 'trade files expire after ten years', 'days-until-objects-expire', (t) =>
    lifecycle(trades(t)).push({ ExpirationInDays: 3650, Status: 'Enabled' }),
  ),
  certain(DATA, 'some trade files expire', 'days-until-objects-expire', (t) =>
    lifecycle(trades(t)).push({ ExpirationInDays: 3650, Prefix: 'trades/old/', Status: 'Enabled' }),
  ),
  certain(
    DATA,
    'access logs are kept for a month',
    'days-until-objects-expire',
    (t) => (lifecycle(properties(t, BUCKET, 'AccessLogs'))[2]!['ExpirationInDays'] = 30),
  ),
  certain(
    DATA,
    'former versions expire after a week',
    'days-until-noncurrent-versions-expire',
    (t) => (lifecycle(trades(t))[1]!['NoncurrentVersionExpiration'].NoncurrentDays = 7),
  ),
  certain(DATA, 'trade files are not replicated', 'replication', (t) => delete trades(t)['ReplicationConfiguration']),
  certain(
    DATA,
    'the replication is disabled',
    'replication',
    (t) => (trades(t)['ReplicationConfiguration'].Rules[0].Status = 'Disabled'),
  ),
  certain(DATA, 'access to trade files is not logged', 'access-logs', (t) => delete trades(t)['LoggingConfiguration']),
  // Policies.
  certain(DATA, 'a bucket policy is removed', 'denial-removed', (t) => remove(t, BUCKET_POLICY, 'Trades')),
  certain(DATA, 'a bucket may be used without TLS', 'denial-removed', (t) => {
    const policy = properties(t, BUCKET_POLICY, 'Trades')['PolicyDocument'];
    policy.Statement = policy.Statement.filter((each: Mutable) => !JSON.stringify(each).includes('SecureTransport'));
  }),
  certain(DATA, 'former versions can be deleted', 'denial-removed', (t) => {
    const policy = properties(t, BUCKET_POLICY, 'Trades')['PolicyDocument'];
    policy.Statement = policy.Statement.filter(
      (each: Mutable) => !JSON.stringify(each).includes('DeleteObjectVersion'),
    );
  }),
  certain(DATA, 'another account can read trade files', 'policy-widened', (t) =>
    statements(t, BUCKET_POLICY, 'Trades').push({
      ...{
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::trades-333333333333-production-us-east-1/*',
      },
      Principal: { AWS: 'arn:aws:iam::666666666666:root' },
    }),
  ),
  certain(INGESTION, 'everybody can read messages', 'policy-widened', (t) =>
    statements(t, 'AWS::SQS::QueuePolicy').push({
      ...{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: '*', Principal: '*' },
    }),
  ),
  certain(DATA, 'recovery points can be deleted', 'denial-removed', (t) => delete properties(t, VAULT)['AccessPolicy']),
  certain(DATA, 'recovery points can be copied by another account', 'policy-widened', (t) =>
    properties(t, VAULT)['AccessPolicy'].Statement.push({
      ...{ Effect: 'Allow', Action: 'backup:CopyFromBackupVault', Resource: '*' },
      Principal: { AWS: 'arn:aws:iam::666666666666:root' },
    }),
  ),
  // Backups.
  certain(DATA, 'the vault is unlocked', 'vault-lock', (t) => delete properties(t, VAULT)['LockConfiguration']),
  certain(
    DATA,
    'the lock of the vault can always be removed',
    'permanent-lock',
    (t) => delete properties(t, VAULT)['LockConfiguration'].ChangeableForDays,
  ),
  certain(
    DATA,
    'the vault accepts short retention',
    'minimum-days-of-retention',
    (t) => (properties(t, VAULT)['LockConfiguration'].MinRetentionDays = 7),
  ),
  certain(DATA, 'backups are kept for a week', 'days-of-recovery-points', (t) => {
    planRule(t)['Lifecycle'].DeleteAfterDays = 7;
  }),
  certain(DATA, 'backups are not copied', 'days-of-recovery-points', (t) => delete planRule(t)['CopyActions']),
  certain(DATA, 'backups are copied to another vault', 'days-of-recovery-points', (t) => {
    planRule(t)['CopyActions'][0].DestinationBackupVaultArn =
      'arn:aws:backup:us-west-2:333333333333:backup-vault:analytics';
  }),
  certain(DATA, 'the table is not selected for backups', 'days-of-recovery-points', (t) => remove(t, SELECTION)),
  certain(DATA, 'the backup plan is removed', 'days-of-recovery-points', (t) => {
    remove(t, PLAN);
    remove(t, SELECTION);
  }),
  certain(DATA, 'the rule of the backup plan is another one', 'backup-rule-removed', (t) => {
    planRule(t)['RuleName'] = 'Monthly';
  }),
  possible(DATA, 'backups are made once a month', 'backup-schedule', (t) => {
    planRule(t)['ScheduleExpression'] = 'cron(0 5 1 * ? *)';
  }),
  possible(DATA, 'only tagged resources are backed up', 'backup-selection', (t) => {
    properties(t, SELECTION)['BackupSelection'].ListOfTags = [
      { ConditionKey: 'backup', ConditionType: 'STRINGEQUALS', ConditionValue: 'yes' },
    ];
  }),
  // Keys.
  ofKey('the bucket of trades has another key', 'key-changed', (t) => {
    const [rule] = trades(t)['BucketEncryption'].ServerSideEncryptionConfiguration;
    rule.ServerSideEncryptionByDefault.KMSMasterKeyID = NEW_KEY;
  }),
  ofKey('the bucket of trades is encrypted without a key', 'encryption', (t) => {
    const [rule] = trades(t)['BucketEncryption'].ServerSideEncryptionConfiguration;
    rule.ServerSideEncryptionByDefault = { SSEAlgorithm: 'AES256' };
  }),
  ofKey('a key is removed', 'orphaned', (t) => remove(t, KEY)),
  ofKey('a key is not rotated', 'key-rotation', (t) => (properties(t, KEY)['EnableKeyRotation'] = false)),
  ofKey('a key is disabled', 'enabled-key', (t) => (properties(t, KEY)['Enabled'] = false)),
  ofKey('a key is deleted within a week', 'days-of-waiting-before-deletion', (t) => {
    properties(t, KEY)['PendingWindowInDays'] = 7;
  }),
  ofKey('a service can use a key', 'policy-widened', (t) =>
    properties(t, KEY)['KeyPolicy'].Statement.push({
      ...{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
      ...{ Principal: { Service: 's3.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } },
    }),
  ),
  // Queues and logs.
  certain(
    INGESTION,
    'messages are kept for an hour',
    'seconds-of-message-retention',
    (t) => (properties(t, QUEUE, 'DataProcessorQueue')['MessageRetentionPeriod'] = 3600),
  ),
  certain(
    INGESTION,
    'dead letters are kept for an hour',
    'seconds-of-message-retention',
    (t) => (properties(t, QUEUE, 'DataProcessorDeadLetter')['MessageRetentionPeriod'] = 3600),
  ),
  certain(
    INGESTION,
    'there are no dead letters',
    'dead-letter-queue',
    (t) => delete properties(t, QUEUE, 'DataProcessorQueue')['RedrivePolicy'],
  ),
  certain(
    INGESTION,
    'the queue is not encrypted',
    'encryption',
    (t) => (properties(t, QUEUE, 'DataProcessorQueue')['SqsManagedSseEnabled'] = false),
  ),
  certain(
    INGESTION,
    'the log of the processor is kept for a week',
    'days-of-retention',
    (t) => (properties(t, LOGS)['RetentionInDays'] = 7),
  ),
  certain(NETWORK, 'flow logs are kept for a day', 'days-of-retention', (t) => {
    properties(t, LOGS)['RetentionInDays'] = 1;
  }),
];
