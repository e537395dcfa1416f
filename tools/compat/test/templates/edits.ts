import type { Bump } from '../../src/bump';

/** A template that edits can change. */
export type MutableTemplate = Record<string, any>;

/** A change of a template of the catalogue, and the bump that it must need. */
export interface Edit {
  /** The usage, as `<package>/<usage>`. */
  readonly of: string;
  readonly name: string;
  readonly edit: (template: MutableTemplate) => void;
  readonly bump: Bump;
  /** The subject and change that a finding with this bump must have. */
  readonly says: RegExp;
}

const TABLE = 'constructs-data/maximal-table';
const BUCKET = 'constructs-data/maximal-bucket';
const DATA = 'constructs-data/minimal';
const FUNCTION = 'constructs-compute/minimal';
const NAMED_FUNCTION = 'constructs-compute/maximal';
const NETWORK = 'constructs-network/maximal';

const NAMES: Readonly<Record<string, string>> = {
  table: 'AWS::DynamoDB::GlobalTable',
  bucket: 'AWS::S3::Bucket',
  key: 'AWS::KMS::Key',
};

/** Finds the resource of a type, optionally by the beginning of its logical id. */
function find(template: MutableTemplate, type: string, beginning = ''): MutableTemplate {
  return template['Resources'][idOf(template, type, beginning)];
}

function idOf(template: MutableTemplate, type: string, beginning = ''): string {
  const found = Object.entries<MutableTemplate>(template['Resources'])
    .filter(([id, resource]) => resource['Type'] === (NAMES[type] ?? type) && id.startsWith(beginning))
    .map(([id]) => id);
  if (found[0] === undefined) throw new Error(`Expected a ${type} ${beginning}, found none`);
  return found[0];
}

function properties(template: MutableTemplate, type: string, beginning = ''): MutableTemplate {
  return find(template, type, beginning)['Properties'];
}

function statements(template: MutableTemplate, type: string, beginning = ''): MutableTemplate[] {
  const { PolicyDocument, KeyPolicy, AssumeRolePolicyDocument, AccessPolicy } = properties(template, type, beginning);
  return (PolicyDocument ?? KeyPolicy ?? AssumeRolePolicyDocument ?? AccessPolicy).Statement;
}

/** Changes the logical id of a resource, and all references to it. */
function rename(template: MutableTemplate, type: string, beginning = ''): void {
  const id = idOf(template, type, beginning);
  const text = JSON.stringify(template['Resources']).replaceAll(`"${id}"`, '"Renamed"');
  template['Resources'] = JSON.parse(text);
}

function remove(template: MutableTemplate, type: string, beginning = ''): void {
  Reflect.deleteProperty(template['Resources'], idOf(template, type, beginning));
}

/** The replica in a region, or the first replica. */
function replica(template: MutableTemplate, region?: string): MutableTemplate {
  const { Replicas } = properties(template, 'table');
  return region === undefined ? Replicas[0] : Replicas.find(({ Region }: MutableTemplate) => Region === region);
}

export const EDITS: readonly Edit[] = [
  // A stateful resource is replaced.
  {
    of: TABLE,
    name: 'another key schema of a table',
    edit: (t) => (properties(t, 'table')['KeySchema'][1].AttributeName = 'sk'),
    bump: 'major',
    says: /GlobalTable\) is replaced because of its KeySchema/,
  },
  {
    of: TABLE,
    name: 'another name of a table',
    edit: (t) => (properties(t, 'table')['TableName'] = 'candles'),
    bump: 'major',
    says: /GlobalTable\) is replaced because of its TableName/,
  },
  {
    of: BUCKET,
    name: 'another name of a bucket',
    edit: (t) => (properties(t, 'bucket', 'Bucket')['BucketName'] = 'files'),
    bump: 'major',
    says: /S3::Bucket\) is replaced because of its BucketName/,
  },
  {
    of: NETWORK,
    name: 'another CIDR block of a VPC',
    edit: (t) => (properties(t, 'AWS::EC2::VPC', 'NetworkVpc')['CidrBlock'] = '10.30.0.0/16'),
    bump: 'major',
    says: /EC2::VPC\) is replaced because of its CidrBlock/,
  },
  {
    of: NETWORK,
    name: 'a property of a VPC that requires replacement for some values',
    edit: (t) => (properties(t, 'AWS::EC2::VPC')['InstanceTenancy'] = 'dedicated'),
    bump: 'major',
    says: /EC2::VPC\) is replaced because of its InstanceTenancy \(possibly\)/,
  },
  {
    of: NETWORK,
    name: 'another CIDR block of a subnet',
    edit: (t) => (properties(t, 'AWS::EC2::Subnet')['CidrBlock'] = '10.20.240.0/24'),
    bump: 'major',
    says: /Subnet\) is replaced because of its CidrBlock/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'another name of a queue',
    edit: (t) => (properties(t, 'AWS::SQS::Queue', 'ProcessorQueue')['QueueName'] = 'files'),
    bump: 'major',
    says: /Queue\) is replaced because of its QueueName/,
  },
  // A stateful resource leaves its stack or is deleted.
  {
    of: DATA,
    name: 'another logical id of a retained table',
    edit: (t) => rename(t, 'table'),
    bump: 'major',
    says: /GlobalTable\) leaves the stack and stays behind/,
  },
  {
    of: FUNCTION,
    name: 'another logical id of a log group that is deleted with its stack',
    edit: (t) => rename(t, 'AWS::Logs::LogGroup', 'FunctionLogGroup'),
    bump: 'major',
    says: /LogGroup\) is deleted/,
  },
  {
    of: FUNCTION,
    name: 'another logical id of a queue',
    edit: (t) => rename(t, 'AWS::SQS::Queue', 'ProcessorQueue'),
    bump: 'major',
    says: /Queue\) is deleted/,
  },
  {
    of: BUCKET,
    name: 'a removed key',
    edit: (t) => remove(t, 'key', 'Key'),
    bump: 'major',
    says: /Key\) leaves the stack/,
  },
  {
    of: BUCKET,
    name: 'another logical id of a vault',
    edit: (t) => rename(t, 'AWS::Backup::BackupVault'),
    bump: 'major',
    says: /BackupVault\) leaves the stack/,
  },
  // A name is already taken.
  {
    of: NAMED_FUNCTION,
    name: 'another logical id of a named function',
    edit: (t) => rename(t, 'AWS::Lambda::Function'),
    bump: 'major',
    says: /Function\) is created again as Renamed with the same name, \{"FunctionName":"data-processor"\}/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'another logical id of a named rule',
    edit: (t) => rename(t, 'AWS::Events::Rule'),
    bump: 'major',
    says: /Rule\) is created again as Renamed/,
  },
  {
    of: DATA,
    name: 'another logical id of a bucket policy, of which a bucket has only one',
    edit: (t) => rename(t, 'AWS::S3::BucketPolicy', 'BucketPolicy'),
    bump: 'major',
    says: /BucketPolicy\) is created again as Renamed/,
  },
  // A stateful resource is less protected.
  {
    of: TABLE,
    name: 'a table that is deleted with its stack',
    edit: (t) => (find(t, 'table')['DeletionPolicy'] = 'Delete'),
    bump: 'major',
    says: /less protection: DeletionPolicy, Retain → Delete/,
  },
  {
    of: BUCKET,
    name: 'a bucket that is deleted when it is replaced',
    edit: (t) => delete find(t, 'bucket', 'Bucket')['UpdateReplacePolicy'],
    bump: 'major',
    says: /less protection: UpdateReplacePolicy, Retain → Delete/,
  },
  {
    of: DATA,
    name: 'a table with a condition',
    edit: (t) => (find(t, 'table')['Condition'] = 'IsProduction'),
    bump: 'major',
    says: /less protection: no Condition, none → IsProduction/,
  },
  {
    of: TABLE,
    name: 'disabled KMS encryption of a table',
    edit: (t) => delete properties(t, 'table')['SSESpecification'],
    bump: 'major',
    says: /encryption with KMS, true → none/,
  },
  {
    of: TABLE,
    name: 'disabled point-in-time recovery of a replica',
    edit: (t) => (replica(t, 'eu-central-1')['PointInTimeRecoverySpecification'].PointInTimeRecoveryEnabled = false),
    bump: 'major',
    says: /point-in-time recovery \(eu-central-1\), true → false/,
  },
  {
    of: TABLE,
    name: 'a shorter recovery period',
    edit: (t) => (replica(t)['PointInTimeRecoverySpecification'].RecoveryPeriodInDays = 3),
    bump: 'major',
    says: /days of point-in-time recovery \(.+\), \d+ → 3/,
  },
  {
    of: DATA,
    name: 'disabled deletion protection of a table',
    edit: (t) => (replica(t)['DeletionProtectionEnabled'] = false),
    bump: 'major',
    says: /deletion protection \(.+\), true → false/,
  },
  {
    of: TABLE,
    name: 'a removed replica',
    edit: (t) => {
      const table = properties(t, 'table');
      table['Replicas'] = table['Replicas'].filter(({ Region }: MutableTemplate) => Region !== 'eu-central-1');
    },
    bump: 'major',
    says: /replica \(eu-central-1\), eu-central-1 → none/,
  },
  {
    of: DATA,
    name: 'items that expire',
    edit: (t) => (properties(t, 'table')['TimeToLiveSpecification'] = { AttributeName: 'ttl', Enabled: true }),
    bump: 'major',
    says: /items that do not expire, none → true/,
  },
  {
    of: BUCKET,
    name: 'weaker encryption of a bucket',
    edit: (t) => {
      const [rule] = properties(t, 'bucket', 'Bucket')['BucketEncryption'].ServerSideEncryptionConfiguration;
      rule.ServerSideEncryptionByDefault = { SSEAlgorithm: 'AES256' };
    },
    bump: 'major',
    says: /encryption, aws:kms → AES256/,
  },
  {
    of: DATA,
    name: 'suspended versioning',
    edit: (t) => (properties(t, 'bucket', 'Bucket')['VersioningConfiguration'].Status = 'Suspended'),
    bump: 'major',
    says: /versioning, Enabled → Suspended/,
  },
  {
    of: DATA,
    name: 'a removed flag of the public access block',
    edit: (t) => delete properties(t, 'bucket', 'Bucket')['PublicAccessBlockConfiguration'].RestrictPublicBuckets,
    bump: 'major',
    says: /public access block \(RestrictPublicBuckets\), true → none/,
  },
  {
    of: DATA,
    name: 'enabled ACLs',
    edit: (t) => (properties(t, 'bucket')['OwnershipControls'].Rules[0].ObjectOwnership = 'ObjectWriter'),
    bump: 'major',
    says: /disabled ACLs, BucketOwnerEnforced → ObjectWriter/,
  },
  {
    of: DATA,
    name: 'objects that expire',
    edit: (t) =>
      properties(t, 'bucket')['LifecycleConfiguration'].Rules.push({ ExpirationInDays: 365, Status: 'Enabled' }),
    bump: 'major',
    says: /days until objects expire, Infinity → 365/,
  },
  {
    of: DATA,
    name: 'noncurrent versions that expire sooner',
    edit: (t) =>
      (properties(t, 'bucket')['LifecycleConfiguration'].Rules[1].NoncurrentVersionExpiration.NoncurrentDays = 7),
    bump: 'major',
    says: /days until noncurrent versions expire, 30 → 7/,
  },
  {
    of: BUCKET,
    name: 'removed replication',
    edit: (t) => delete properties(t, 'bucket', 'Bucket')['ReplicationConfiguration'],
    bump: 'major',
    says: /replication \(to .+copies-of-trade-files\), true → none/,
  },
  {
    of: BUCKET,
    name: 'removed access logging',
    edit: (t) => delete properties(t, 'bucket', 'Bucket')['LoggingConfiguration'],
    bump: 'major',
    says: /access logs/,
  },
  {
    of: BUCKET,
    name: 'a shorter object lock',
    edit: (t) => (properties(t, 'bucket', 'Locked')['ObjectLockConfiguration'].Rule.DefaultRetention.Days = 1),
    bump: 'major',
    says: /days of object lock, 7 → 1/,
  },
  {
    of: DATA,
    name: 'allowed plain HTTP to a bucket',
    edit: (t) => statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy').shift(),
    bump: 'major',
    says: /Bucket\) no longer denies s3:\* .*Bool aws:securetransport false/,
  },
  {
    of: DATA,
    name: 'an allowed older version of TLS',
    edit: (t) =>
      (statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy')[1]!['Condition'] = {
        NumericLessThan: { 's3:TlsVersion': 1.1 },
      }),
    bump: 'major',
    says: /Bucket\) no longer denies s3:\* .*s3:tlsversion 1.2/,
  },
  {
    of: DATA,
    name: 'a bucket that everyone can read',
    edit: (t) =>
      statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy').push({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Principal: '*',
        Resource: 'arn:aws:s3:::files/*',
      }),
    bump: 'major',
    says: /Bucket\) newly allows s3:GetObject .* to everyone/,
  },
  {
    of: FUNCTION,
    name: 'allowed plain HTTP to a queue',
    edit: (t) => remove(t, 'AWS::SQS::QueuePolicy', 'ProcessorQueuePolicy'),
    bump: 'major',
    says: /Queue\) no longer denies sqs:\*/,
  },
  {
    of: FUNCTION,
    name: 'disabled encryption of a queue',
    edit: (t) => (properties(t, 'AWS::SQS::Queue')['SqsManagedSseEnabled'] = false),
    bump: 'major',
    says: /encryption, SQS → none/,
  },
  {
    of: FUNCTION,
    name: 'shorter message retention',
    edit: (t) => (properties(t, 'AWS::SQS::Queue')['MessageRetentionPeriod'] = 3600),
    bump: 'major',
    says: /seconds of message retention, 1209600 → 3600/,
  },
  {
    of: FUNCTION,
    name: 'a removed dead-letter queue',
    edit: (t) => delete properties(t, 'AWS::SQS::Queue', 'ProcessorQueue')['RedrivePolicy'],
    bump: 'major',
    says: /dead-letter queue/,
  },
  {
    of: FUNCTION,
    name: 'shorter log retention',
    edit: (t) => (properties(t, 'AWS::Logs::LogGroup')['RetentionInDays'] = 7),
    bump: 'major',
    says: /days of retention, 30 → 7/,
  },
  {
    of: NETWORK,
    name: 'a key that is deleted sooner',
    edit: (t) => (properties(t, 'key')['PendingWindowInDays'] = 7),
    bump: 'major',
    says: /days of waiting before deletion, none → 7/,
  },
  {
    of: DATA,
    name: 'shorter retention of recovery points',
    edit: (t) =>
      (properties(t, 'AWS::Backup::BackupPlan')['BackupPlan'].BackupPlanRule[0].Lifecycle.DeleteAfterDays = 7),
    bump: 'major',
    says: /Bucket\) has less protection: days of recovery points in .+, 35 → 7/,
  },
  {
    of: TABLE,
    name: 'a removed backup',
    edit: (t) => remove(t, 'AWS::Backup::BackupSelection'),
    bump: 'major',
    says: /GlobalTable\) has less protection: days of recovery points in .+, 35 → 0/,
  },
  {
    of: BUCKET,
    name: 'removed copies of recovery points',
    edit: (t) => delete properties(t, 'AWS::Backup::BackupPlan')['BackupPlan'].BackupPlanRule[0].CopyActions,
    bump: 'major',
    says: /days of recovery points in arn:aws:backup:eu-central-1:.+, 365 → 0/,
  },
  {
    of: BUCKET,
    name: 'a removed vault lock',
    edit: (t) => delete properties(t, 'AWS::Backup::BackupVault')['LockConfiguration'],
    bump: 'major',
    says: /BackupVault\) has less protection: vault lock,/,
  },
  {
    of: DATA,
    name: 'recovery points that can be deleted manually',
    edit: (t) => delete properties(t, 'AWS::Backup::BackupVault')['AccessPolicy'],
    bump: 'major',
    says: /BackupVault\) no longer denies backup:DeleteRecoveryPoint/,
  },
  {
    of: DATA,
    name: 'an encryption algorithm that is only known at deployment',
    edit: (t) => {
      const [rule] = properties(t, 'bucket')['BucketEncryption'].ServerSideEncryptionConfiguration;
      rule.ServerSideEncryptionByDefault.SSEAlgorithm = { Ref: 'Algorithm' };
    },
    bump: 'major',
    says: /encryption, AES256 → \$\{Algorithm\}/,
  },
  // Another resource is replaced, added or deleted.
  {
    of: FUNCTION,
    name: 'another logical id of an unnamed function',
    edit: (t) => rename(t, 'AWS::Lambda::Function', 'Function'),
    bump: 'minor',
    says: /Function\) is deleted/,
  },
  {
    of: FUNCTION,
    name: 'another logical id of an alarm',
    edit: (t) => rename(t, 'AWS::CloudWatch::Alarm'),
    bump: 'minor',
    says: /Alarm\) is deleted/,
  },
  {
    of: FUNCTION,
    name: 'another path of a role',
    edit: (t) => (properties(t, 'AWS::IAM::Role')['Path'] = '/trading/'),
    bump: 'minor',
    says: /Role\) is replaced because of its Path/,
  },
  {
    of: NETWORK,
    name: 'another description of a security group, which cannot be updated',
    edit: (t) => (properties(t, 'AWS::EC2::SecurityGroup')['GroupDescription'] = 'other'),
    bump: 'minor',
    says: /SecurityGroup\) is replaced because of its GroupDescription/,
  },
  {
    of: FUNCTION,
    name: 'an additional alarm',
    edit: (t) => (t['Resources'].Another = structuredClone(find(t, 'AWS::CloudWatch::Alarm'))),
    bump: 'minor',
    says: /Another \(AWS::CloudWatch::Alarm\) is new/,
  },
  {
    of: FUNCTION,
    name: 'a removed alarm',
    edit: (t) => remove(t, 'AWS::CloudWatch::Alarm'),
    bump: 'minor',
    says: /Alarm\) is deleted/,
  },
  // A permission is widened.
  {
    of: FUNCTION,
    name: 'an additional action of a role',
    edit: (t) => statements(t, 'AWS::IAM::ManagedPolicy')[0]!['Action'].push('logs:CreateLogGroup'),
    bump: 'minor',
    says: /FunctionRole.*\(AWS::IAM::Role\) newly allows logs:CreateLogGroup on/,
  },
  {
    of: FUNCTION,
    name: 'the same actions on all resources',
    edit: (t) => (statements(t, 'AWS::IAM::ManagedPolicy')[0]!['Resource'] = '*'),
    bump: 'minor',
    says: /Role\) newly allows logs:CreateLogStream, logs:PutLogEvents on all resources/,
  },
  {
    of: FUNCTION,
    name: 'all actions of a service',
    edit: (t) => (statements(t, 'AWS::IAM::ManagedPolicy')[0]!['Action'] = 'logs:*'),
    bump: 'minor',
    says: /newly allows logs:\* on/,
  },
  {
    of: FUNCTION,
    name: 'all actions except one',
    edit: (t) => {
      const [statement] = statements(t, 'AWS::IAM::ManagedPolicy');
      delete statement!['Action'];
      statement!['NotAction'] = 'logs:DeleteLogGroup';
    },
    bump: 'minor',
    says: /newly allows everything except logs:DeleteLogGroup/,
  },
  {
    of: FUNCTION,
    name: 'a trust policy without its condition',
    edit: (t) => delete statements(t, 'AWS::IAM::Role')[0]!['Condition'],
    bump: 'minor',
    says: /newly allows sts:AssumeRole .* to Service lambda.amazonaws.com \(AssumeRolePolicyDocument\)/,
  },
  {
    of: FUNCTION,
    name: 'an AWS managed policy',
    edit: (t) =>
      (properties(t, 'AWS::IAM::Role')['ManagedPolicyArns'] = ['arn:aws:iam::aws:policy/AdministratorAccess']),
    bump: 'minor',
    says: /newly allows everything in arn:aws:iam::aws:policy\/AdministratorAccess/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'a removed permissions boundary',
    edit: (t) => delete properties(t, 'AWS::IAM::Role')['PermissionsBoundary'],
    bump: 'minor',
    says: /no longer denies everything outside of .+policy\/limits/,
  },
  {
    of: BUCKET,
    name: 'an additional account that can read a bucket',
    edit: (t) => {
      const allowed = statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy').filter(({ Effect }) => Effect === 'Allow');
      allowed[0]!['Principal'] = { AWS: ['arn:aws:iam::999988887777:root', allowed[0]!['Principal'].AWS] };
    },
    bump: 'minor',
    says: /Bucket\) newly allows s3:ListBucket, .* to AWS arn:aws:iam::999988887777:root/,
  },
  {
    of: BUCKET,
    name: 'another organization that can use a key',
    edit: (t) => {
      const statement = statements(t, 'key', 'Key').find(
        ({ Condition }) => Condition?.StringEquals?.['aws:PrincipalOrgID'],
      );
      statement!['Condition'].StringEquals['aws:PrincipalOrgID'] = 'o-zzzzzzzzzz';
    },
    bump: 'major',
    says: /Key\) no longer allows kms:Decrypt .*aws:principalorgid o-/,
  },
  {
    of: NETWORK,
    name: 'an endpoint without a policy, which allows everything',
    edit: (t) => delete properties(t, 'AWS::EC2::VPCEndpoint')['PolicyDocument'],
    bump: 'minor',
    says: /VPCEndpoint\) newly allows \* on all resources to everyone/,
  },
  {
    of: NETWORK,
    name: 'a security group with an additional ingress rule',
    edit: (t) =>
      properties(t, 'AWS::EC2::SecurityGroup')['SecurityGroupIngress'].push({
        CidrIp: '0.0.0.0/0',
        IpProtocol: 'tcp',
        FromPort: 22,
        ToPort: 22,
      }),
    bump: 'minor',
    says: /newly allows traffic from 0.0.0.0\/0: tcp 22/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'a security group without egress rules, which allows all egress',
    edit: (t) => delete properties(t, 'AWS::EC2::SecurityGroup')['SecurityGroupEgress'],
    bump: 'minor',
    says: /newly allows traffic to 0.0.0.0\/0: all protocols/,
  },
  // A permission or a capability is lost, or the stack does something else.
  {
    of: FUNCTION,
    name: 'a removed action',
    edit: (t) => statements(t, 'AWS::IAM::ManagedPolicy')[0]!['Action'].pop(),
    bump: 'major',
    says: /Role.*\) no longer allows \S+ on/,
  },
  {
    of: BUCKET,
    name: 'readers that cannot list a bucket',
    edit: (t) => {
      for (const statement of statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy')) {
        if (statement['Effect'] !== 'Allow') continue;
        statement['Action'] = [statement['Action']].flat().filter((action: string) => action !== 's3:ListBucket');
      }
    },
    bump: 'major',
    says: /Bucket\) no longer allows s3:ListBucket on/,
  },
  {
    of: DATA,
    name: 'a bucket that accepts customer-provided keys',
    edit: (t) => {
      const [rule] = properties(t, 'bucket')['BucketEncryption'].ServerSideEncryptionConfiguration;
      delete rule.BlockedEncryptionTypes;
    },
    bump: 'major',
    says: /has less protection: blocked encryption types \(SSE-C\)/,
  },
  {
    of: FUNCTION,
    name: 'another architecture of a function',
    edit: (t) => (properties(t, 'AWS::Lambda::Function')['Architectures'] = ['x86_64']),
    bump: 'major',
    says: /does something else: Architectures, /,
  },
  {
    of: FUNCTION,
    name: 'another timeout of a function',
    edit: (t) => (properties(t, 'AWS::Lambda::Function')['Timeout'] = 3),
    bump: 'minor',
    says: /does something else: Timeout, /,
  },
  {
    of: FUNCTION,
    name: 'less memory',
    edit: (t) => (properties(t, 'AWS::Lambda::Function')['MemorySize'] = 128),
    bump: 'minor',
    says: /does something else: MemorySize, 512 → 128/,
  },
  {
    of: NETWORK,
    name: 'a network without DNS',
    edit: (t) => (properties(t, 'AWS::EC2::VPC')['EnableDnsSupport'] = false),
    bump: 'major',
    says: /VPC\) does something else: EnableDnsSupport, true → false/,
  },
  {
    of: DATA,
    name: 'an export with a fixed name',
    edit: (t) => (t['Outputs'] = { ...t['Outputs'], Fixed: { Value: 'x', Export: { Name: 'trades-bucket' } } }),
    bump: 'minor',
    says: /Fixed \(output\) is exported as trades-bucket/,
  },
  {
    of: DATA,
    name: 'an export that the CDK makes',
    edit: (t) =>
      (t['Outputs'] = { ...t['Outputs'], Made: { Value: 'x', Export: { Name: 'Stack:ExportsOutputRefX' } } }),
    bump: 'patch',
    says: /Outputs/,
  },
  // Everything else is updated in place.
  {
    of: FUNCTION,
    name: 'more memory',
    edit: (t) => (properties(t, 'AWS::Lambda::Function')['MemorySize'] = 1024),
    bump: 'patch',
    says: /Function\) MemorySize: 512 → 1024/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'another description',
    edit: (t) => (properties(t, 'AWS::Lambda::Function')['Description'] = 'other'),
    bump: 'patch',
    says: /Description: Turns trade files into bars → other/,
  },
  {
    of: DATA,
    name: 'an additional tag',
    edit: (t) => (properties(t, 'bucket')['Tags'] = [{ Key: 'Team', Value: 'trading' }]),
    bump: 'patch',
    says: /Tags: none → /,
  },
  {
    of: DATA,
    name: 'an additional index of a table',
    edit: (t) => {
      const table = properties(t, 'table');
      table['AttributeDefinitions'].push({ AttributeName: 'day', AttributeType: 'S' });
      table['GlobalSecondaryIndexes'] = [
        {
          IndexName: 'by-day',
          KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ];
    },
    bump: 'patch',
    says: /GlobalSecondaryIndexes: none → /,
  },
  {
    of: FUNCTION,
    name: 'the same permissions in other statements',
    edit: (t) => {
      const all = statements(t, 'AWS::IAM::ManagedPolicy');
      const [first] = all.splice(0, 1);
      for (const Action of first!['Action']) all.push({ ...first, Action });
    },
    bump: 'patch',
    says: /ManagedPolicy\) PolicyDocument/,
  },
  {
    of: DATA,
    name: 'a newer required version of TLS',
    edit: (t) =>
      (statements(t, 'AWS::S3::BucketPolicy', 'BucketPolicy')[1]!['Condition'].NumericLessThan['s3:TlsVersion'] = 1.3),
    bump: 'patch',
    says: /BucketPolicy\) PolicyDocument/,
  },
  {
    of: DATA,
    name: 'stronger encryption',
    edit: (t) => {
      const [rule] = properties(t, 'bucket')['BucketEncryption'].ServerSideEncryptionConfiguration;
      rule.ServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms' };
    },
    bump: 'patch',
    says: /BucketEncryption/,
  },
  {
    of: DATA,
    name: 'added access logging',
    edit: (t) => (properties(t, 'bucket')['LoggingConfiguration'] = { DestinationBucketName: 'logs' }),
    bump: 'patch',
    says: /LoggingConfiguration/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'another logical id of a function version',
    edit: (t) => rename(t, 'AWS::Lambda::Version'),
    bump: 'patch',
    says: /Version\) is deleted/,
  },
  {
    of: NAMED_FUNCTION,
    name: 'a security group with fewer egress rules',
    edit: (t) => (properties(t, 'AWS::EC2::SecurityGroup')['SecurityGroupEgress'].length = 1),
    bump: 'patch',
    says: /SecurityGroupEgress/,
  },
  {
    of: FUNCTION,
    name: 'a description of the stack',
    edit: (t) => (t['Description'] = 'Functions'),
    bump: 'patch',
    says: /^Description none → Functions/,
  },
];
