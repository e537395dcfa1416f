import { properties, remove, rename, resource, type Edit, type Mutable } from './guarded-app';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const BUCKET = 'AWS::S3::Bucket';
const QUEUE = 'AWS::SQS::Queue';
const LOGS = 'AWS::Logs::LogGroup';
const FUNCTION = 'AWS::Lambda::Function';

type Place = Pick<Edit, 'environment' | 'stack'>;
const DATA: Place = { environment: 'production', stack: 'Data' };
const STAGING: Place = { environment: 'staging', stack: 'Data' };
const NETWORK: Place = { environment: 'production', stack: 'Network' };
const INGESTION: Place = { environment: 'production', stack: 'Ingestion' };
const QUERY: Place = { environment: 'production', stack: 'Query' };
const WEB: Place = { environment: 'production', stack: 'Web' };

const harmless = (place: Place, name: string, edit: Edit['edit']): Edit => ({ ...place, name, edit });
const trades = (t: Mutable): Mutable => properties(t, BUCKET, 'Trades');
const table = (t: Mutable): Mutable => properties(t, TABLE);
const planRule = (t: Mutable): Mutable => properties(t, 'AWS::Backup::BackupPlan')['BackupPlan'].BackupPlanRule[0];

export const HARMLESS_EDITS: readonly Edit[] = [
  harmless(DATA, 'another tag of a bucket', (t) => trades(t)['Tags'].push({ Key: 'Team', Value: 'data' })),
  harmless(DATA, 'another tag of a replica', (t) => {
    table(t)['Replicas'][0].Tags.push({ Key: 'Team', Value: 'data' });
  }),
  harmless(DATA, 'a description of the stack', (t) => (t['Description'] = 'Trades and bars')),
  harmless(DATA, 'metadata of the table', (t) => (resource(t, TABLE)['Metadata'] = { 'aws:cdk:path': 'Bars' })),
  harmless(DATA, 'another capacity of the table', (t) => {
    table(t)['WriteProvisionedThroughputSettings'].WriteCapacityAutoScalingSettings.MaxCapacity = 4000;
  }),
  harmless(DATA, 'a table that is billed on demand', (t) => (table(t)['BillingMode'] = 'PAY_PER_REQUEST')),
  harmless(DATA, 'a further replica', (t) =>
    table(t)['Replicas'].push({ ...table(t)['Replicas'][0], Region: 'eu-central-1' }),
  ),
  harmless(DATA, 'replicas in another order', (t) => table(t)['Replicas'].reverse()),
  harmless(DATA, 'attributes in another order', (t) => table(t)['AttributeDefinitions'].reverse()),
  harmless(DATA, 'a global index with its attribute', (t) => {
    table(t)['AttributeDefinitions'].push({ AttributeName: 'day', AttributeType: 'S' });
    table(t)['GlobalSecondaryIndexes'] = [
      { IndexName: 'days', KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }] },
    ];
  }),
  harmless(STAGING, 'deletion protection of the table', (t) => {
    table(t)['Replicas'][0].DeletionProtectionEnabled = true;
  }),
  harmless(STAGING, 'termination protection of the stack', (_, state) => (state['terminationProtection'] = true)),
  harmless(STAGING, 'versions of objects', (t) => (trades(t)['VersioningConfiguration'] = { Status: 'Enabled' })),
  harmless(DATA, 'properties in another order', (t) => {
    const bucket = resource(t, BUCKET, 'Trades');
    bucket['Properties'] = Object.fromEntries(Object.entries(bucket['Properties'] as Mutable).reverse());
  }),
  harmless(DATA, 'former versions that are kept longer', (t) => {
    trades(t)['LifecycleConfiguration'].Rules[1].NoncurrentVersionExpiration.NoncurrentDays = 365;
  }),
  harmless(DATA, 'lifecycle rules in another order', (t) => trades(t)['LifecycleConfiguration'].Rules.reverse()),
  harmless(DATA, 'a disabled rule that deletes objects', (t) =>
    trades(t)['LifecycleConfiguration'].Rules.push({ ExpirationInDays: 1, Status: 'Disabled' }),
  ),
  harmless(DATA, 'access logs that never expire', (t) => {
    properties(t, BUCKET, 'AccessLogs')['LifecycleConfiguration'].Rules.pop();
  }),
  harmless(DATA, 'unfinished uploads that are kept for a day', (t) => {
    trades(t)['LifecycleConfiguration'].Rules[0].AbortIncompleteMultipartUpload.DaysAfterInitiation = 1;
  }),
  harmless(DATA, 'objects that move to a cheaper class', (t) =>
    trades(t)['LifecycleConfiguration'].Rules.push({
      ...{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] },
    }),
  ),
  harmless(DATA, 'metrics of a bucket', (t) => (trades(t)['MetricsConfigurations'] = [{ Id: 'all' }])),
  harmless(DATA, 'stronger encryption of a bucket', (t) => {
    const [rule] = trades(t)['BucketEncryption'].ServerSideEncryptionConfiguration;
    rule.ServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key' };
  }),
  harmless(DATA, 'backups that are kept longer', (t) => (planRule(t)['Lifecycle'].DeleteAfterDays = 90)),
  harmless(DATA, 'a further rule of backups', (t) =>
    properties(t, 'AWS::Backup::BackupPlan')['BackupPlan'].BackupPlanRule.push({
      ...planRule(t),
      ...{ RuleName: 'Weekly', ScheduleExpression: 'cron(0 5 ? * SUN *)' },
    }),
  ),
  harmless(DATA, 'a vault that requires longer retention', (t) => {
    properties(t, 'AWS::Backup::BackupVault')['LockConfiguration'].MinRetentionDays = 90;
  }),
  harmless(DATA, 'a bucket policy that denies more', (t) =>
    properties(t, 'AWS::S3::BucketPolicy', 'Trades')['PolicyDocument'].Statement.push({
      ...{ Effect: 'Deny', Action: 's3:PutObjectAcl', Principal: '*', Resource: '*' },
    }),
  ),
  harmless(DATA, 'statements of a policy in another order', (t) =>
    properties(t, 'AWS::S3::BucketPolicy', 'Trades')['PolicyDocument'].Statement.reverse(),
  ),
  harmless(DATA, 'a further bucket', (t) => {
    t['Resources'].More = structuredClone(resource(t, BUCKET, 'Trades'));
    t['Resources'].More.Properties.BucketName = 'more';
  }),
  harmless(DATA, 'a further output', (t) => (t['Outputs'].More = { Value: 'more' })),
  harmless(INGESTION, 'more memory for the processor', (t) => (properties(t, FUNCTION)['MemorySize'] = 3008)),
  harmless(INGESTION, 'other code of the processor', (t) => {
    properties(t, FUNCTION)['Code'].S3Key = 'other.zip';
  }),
  harmless(INGESTION, 'another logical id of the function', (t) => rename(t, FUNCTION)),
  harmless(INGESTION, 'another threshold of an alarm', (t) => {
    properties(t, 'AWS::CloudWatch::Alarm')['Threshold'] = 12;
  }),
  harmless(INGESTION, 'a removed alarm', (t) => remove(t, 'AWS::CloudWatch::Alarm')),
  harmless(INGESTION, 'another logical id of a role', (t) => rename(t, 'AWS::IAM::Role')),
  harmless(INGESTION, 'messages that stay invisible for longer', (t) => {
    properties(t, QUEUE, 'DataProcessorQueue')['VisibilityTimeout'] = 40_000;
  }),
  harmless(INGESTION, 'a longer retention of the log', (t) => (properties(t, LOGS)['RetentionInDays'] = 365)),
  harmless(INGESTION, 'a log that never expires', (t) => delete properties(t, LOGS)['RetentionInDays']),
  harmless(INGESTION, 'a log that is retained with its stack', (t) => (resource(t, LOGS)['DeletionPolicy'] = 'Retain')),
  harmless(INGESTION, 'a further rule that sends to the queue', (t) =>
    properties(t, 'AWS::SQS::QueuePolicy')['PolicyDocument'].Statement.push({
      ...{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Principal: { Service: 'events.amazonaws.com' } },
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:us-east-1:333333333333:rule/more' } },
    }),
  ),
  harmless(NETWORK, 'a further subnet', (t) => {
    t['Resources'].More = structuredClone(resource(t, 'AWS::EC2::Subnet'));
    t['Resources'].More.Properties.CidrBlock = '10.3.250.0/24';
  }),
  harmless(QUERY, 'another description of the API', (t) => {
    properties(t, 'AWS::ApiGatewayV2::Api')['Description'] = 'Bars';
  }),
  harmless(QUERY, 'a removed route', (t) => remove(t, 'AWS::ApiGatewayV2::Route')),
  harmless(WEB, 'another comment of the distribution', (t) => {
    properties(t, 'AWS::CloudFront::Distribution')['DistributionConfig'].Comment = 'Bars';
  }),
];
