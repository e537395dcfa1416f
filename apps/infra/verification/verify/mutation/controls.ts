import { once, replicas, statements, type Control, type Mutable } from './control';
import { DURABILITY_CONTROLS } from './durability-controls';
import { FLOOR_CONTROLS } from './floor-controls';
import { PROTECTION_CONTROLS } from './protection-controls';
import { RESTORE_CONTROLS } from './restore-controls';
import { WEB_CONTROLS } from './web-controls';

/** All controls. Each is removed from every resource that has it. */
export const CONTROLS: readonly Control[] = [
  statements('no-wildcard-action', 'allow every action', isAllow, (statement) => (statement.Action = '*')),
  statements('no-wildcard-action', 'allow every action of the service', isAllow, (statement) => {
    const [service] = [statement.Action].flat()[0].split(':');
    statement.Action = [`${service}:*`];
  }),
  statements('no-wildcard-action', 'allow all actions but one', isAllow, (statement) => {
    delete statement.Action;
    statement.NotAction = 'iam:PassRole';
  }),
  statements(
    'no-wildcard-resource',
    'allow the actions on every resource',
    isNarrowAllow,
    (statement) => (statement.Resource = ['*']),
    /^AWS::IAM::ManagedPolicy$/,
  ),
  statements(
    'no-unconditional-trust',
    'remove the condition',
    isAllow,
    (statement) => delete statement.Condition,
    'AWS::IAM::Role',
  ),
  statements(
    'no-unconditional-trust',
    'trust a service with any source',
    isAllow,
    (statement) => (statement.Condition = { StringEquals: { 'aws:RequestedRegion': 'x' } }),
    'AWS::IAM::Role',
  ),
  statements(
    'function-role-is-bound',
    'let other functions of the account use the role',
    ({ Principal }) => Principal?.Service === 'lambda.amazonaws.com',
    (statement) => delete statement.Condition.ArnLike,
    'AWS::IAM::Role',
  ),
  statements(
    'service-principal-names-source',
    'allow a service with any source',
    hasService,
    (statement) => (statement.Condition = { Bool: { 'aws:SecureTransport': 'true' } }),
    /Policy$/,
  ),
  statements(
    'no-public-principal',
    'allow everyone',
    isAllowOfPrincipal,
    (statement) => {
      statement.Principal = { AWS: '*' };
      delete statement.Condition;
    },
    /^AWS::(SQS|S3|EC2)::/,
  ),
  ...[{}, { ArnNotLike: { 'aws:PrincipalArn': 'arn' } }, { ArnLike: { 'aws:PrincipalArn': '*' } }].map((condition) =>
    statements(
      'account-principal-is-narrowed',
      `let in all principals of an account under the condition ${JSON.stringify(condition)}`,
      isAllowOfAccount,
      (statement) => (statement.Condition = { StringEquals: { 'aws:PrincipalAccount': '444444444444' }, ...condition }),
      /^AWS::(SQS|S3|IAM)::/,
    ),
  ),
  once(
    'no-aws-managed-policy',
    'attach an AWS-managed policy',
    'AWS::IAM::Role',
    (role) => (role.ManagedPolicyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
  ),
  once('no-inline-policy', 'add an inline policy', 'AWS::IAM::Role', (role) => (role.Policies = [{}])),
  once('no-hidden-function', 'remove its name', 'AWS::Lambda::Function', (fn) => delete fn.FunctionName),
  once(
    'no-custom-resource',
    'replace it with a custom resource',
    'AWS::S3::Bucket',
    (_bucket, resource) => (resource.Type = 'Custom::S3Bucket'),
  ),

  once(
    'data-is-kept',
    'delete it with its stack',
    /GlobalTable|Bucket$|BackupVault$/,
    (_properties, resource) => (resource.DeletionPolicy = 'Delete'),
  ),
  once(
    'data-is-kept',
    'remove the deletion policy',
    /GlobalTable|Bucket$|BackupVault$/,
    (_properties, resource) => delete resource.DeletionPolicy,
  ),
  once(
    'data-is-kept',
    'delete it when it is replaced',
    /GlobalTable|Bucket$|BackupVault$/,
    (_properties, resource) => (resource.UpdateReplacePolicy = 'Delete'),
  ),
  replicas(
    'table-deletion-protection',
    'remove the protection of a replica',
    (replica) => delete replica.DeletionProtectionEnabled,
  ),
  replicas(
    'table-deletion-protection',
    'disable the protection of a replica',
    (replica) => (replica.DeletionProtectionEnabled = false),
  ),
  replicas(
    'table-point-in-time-recovery',
    'remove the recovery of a replica',
    (replica) => delete replica.PointInTimeRecoverySpecification,
  ),
  replicas(
    'table-point-in-time-recovery',
    'disable the recovery of a replica',
    (replica) => (replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false),
  ),
  once(
    'table-backup',
    'select another resource',
    'AWS::Backup::BackupSelection',
    (selection) => (selection.BackupSelection.Resources = ['arn:aws:s3:::other']),
  ),
  once(
    'backup-copy',
    'remove the copies',
    'AWS::Backup::BackupPlan',
    (plan) => delete plan.BackupPlan.BackupPlanRule[0].CopyActions,
  ),
  once(
    'vault-keeps-recovery-points',
    'allow recovery points to be deleted',
    'AWS::Backup::BackupVault',
    (vault) => delete vault.AccessPolicy,
  ),
  once(
    'no-table-v1',
    'use the older resource type',
    'AWS::DynamoDB::GlobalTable',
    (_table, resource) => (resource.Type = 'AWS::DynamoDB::Table'),
  ),
  once('bucket-versioning', 'remove versioning', 'AWS::S3::Bucket', (bucket) => delete bucket.VersioningConfiguration),
  once(
    'bucket-versioning',
    'suspend versioning',
    'AWS::S3::Bucket',
    (bucket) => (bucket.VersioningConfiguration.Status = 'Suspended'),
  ),
  once(
    'bucket-blocks-public-access',
    'remove all blocks',
    'AWS::S3::Bucket',
    (bucket) => delete bucket.PublicAccessBlockConfiguration,
  ),
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((block) =>
    once(
      'bucket-blocks-public-access',
      `disable ${block}`,
      'AWS::S3::Bucket',
      (bucket) => (bucket.PublicAccessBlockConfiguration[block] = false),
    ),
  ),
  once(
    'bucket-owner-enforced',
    'enable access control lists',
    'AWS::S3::Bucket',
    (bucket) => delete bucket.OwnershipControls,
  ),
  once(
    'bucket-encryption',
    'remove the encryption settings',
    'AWS::S3::Bucket',
    (bucket) => delete bucket.BucketEncryption,
  ),
  statements(
    'bucket-requires-tls',
    'remove a denial',
    isTlsDenial,
    (_statement, all, at) => all.splice(at, 1),
    'AWS::S3::BucketPolicy',
  ),
  statements(
    'bucket-requires-tls',
    'deny fewer actions',
    isTlsDenial,
    (statement) => (statement.Action = 's3:GetObject'),
    'AWS::S3::BucketPolicy',
  ),
  statements(
    'bucket-requires-tls',
    'deny fewer principals',
    isTlsDenial,
    (statement) => (statement.Principal = { AWS: 'arn:aws:iam::1:root' }),
    'AWS::S3::BucketPolicy',
  ),
  once(
    'bucket-requires-tls',
    'remove all statements',
    'AWS::S3::BucketPolicy',
    (policy) => (policy.PolicyDocument.Statement = []),
  ),

  once('function-arm64', 'run on x86', 'AWS::Lambda::Function', (fn) => (fn.Architectures = ['x86_64'])),
  once('function-arm64', 'run on the default architecture', 'AWS::Lambda::Function', (fn) => delete fn.Architectures),
  once(
    'function-own-log-group',
    'remove the logging settings',
    'AWS::Lambda::Function',
    (fn) => delete fn.LoggingConfig,
  ),
  once(
    'function-own-log-group',
    'log to a group outside the stack',
    'AWS::Lambda::Function',
    (fn) => (fn.LoggingConfig.LogGroup = '/aws/lambda/x'),
  ),
  once(
    'function-own-log-group',
    'log plain text',
    'AWS::Lambda::Function',
    (fn) => (fn.LoggingConfig.LogFormat = 'Text'),
  ),
  once('log-retention', 'keep logs forever', 'AWS::Logs::LogGroup', (group) => delete group.RetentionInDays),
  statements(
    'function-code-has-no-network-rights',
    'allow them to the code',
    isDeny,
    (statement) => (statement.Effect = 'Allow'),
    'AWS::IAM::ManagedPolicy',
  ),
  statements(
    'function-code-has-no-network-rights',
    'deny them to another function',
    isDeny,
    (statement) => (statement.Condition = { ArnEquals: { 'lambda:SourceFunctionArn': 'arn' } }),
    'AWS::IAM::ManagedPolicy',
  ),
  once(
    'mapping-partial-responses',
    'retry whole batches',
    'AWS::Lambda::EventSourceMapping',
    (mapping) => delete mapping.FunctionResponseTypes,
  ),
  once(
    'mapping-concurrency',
    'remove the limit of concurrency',
    'AWS::Lambda::EventSourceMapping',
    (mapping) => delete mapping.ScalingConfig,
  ),
  once('queue-encryption', 'disable encryption', 'AWS::SQS::Queue', (queue) => (queue.SqsManagedSseEnabled = false)),
  once(
    'queue-encryption',
    'remove the encryption setting',
    'AWS::SQS::Queue',
    (queue) => delete queue.SqsManagedSseEnabled,
  ),
  statements(
    'queue-requires-tls',
    'remove the denial',
    isDeny,
    (_statement, all, at) => all.splice(at, 1),
    'AWS::SQS::QueuePolicy',
  ),
  once(
    'queue-requires-tls',
    'attach the policy to no queue',
    'AWS::SQS::QueuePolicy',
    (policy) => (policy.Queues = []),
  ),
  once('queue-has-dead-letters', 'remove the redrive settings', 'AWS::SQS::Queue', (queue) => {
    delete queue.RedrivePolicy;
    delete queue.RedriveAllowPolicy;
  }),

  once(
    'no-open-ingress',
    'allow ingress from the internet',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupIngress = [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]),
  ),
  once(
    'no-open-ingress',
    'allow ingress from the internet over IPv6',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupIngress = [{ CidrIpv6: '::/0', IpProtocol: '-1' }]),
  ),
  once(
    'no-open-egress',
    'allow all egress',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupEgress = [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }]),
  ),
  once('no-open-egress', 'allow HTTPS to the internet', 'AWS::EC2::SecurityGroup', (group) => {
    group.SecurityGroupEgress.push({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 });
  }),
  once(
    'no-open-egress',
    'remove the egress rules',
    'AWS::EC2::SecurityGroup',
    (group) => delete group.SecurityGroupEgress,
  ),
  once(
    'subnet-gives-no-public-address',
    'assign public addresses',
    'AWS::EC2::Subnet',
    (subnet) => (subnet.MapPublicIpOnLaunch = true),
  ),
  once(
    'endpoint-private-dns',
    'disable private DNS',
    'AWS::EC2::VPCEndpoint',
    (endpoint) => (endpoint.PrivateDnsEnabled = false),
    ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
  ),

  once('endpoint-policy', 'remove the policy', 'AWS::EC2::VPCEndpoint', (endpoint) => delete endpoint.PolicyDocument),
  once(
    'dead-letters-alarm',
    'watch another metric',
    'AWS::CloudWatch::Alarm',
    (alarm) => (alarm.MetricName = 'NumberOfMessagesSent'),
    ({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible',
  ),

  ...WEB_CONTROLS,
  ...FLOOR_CONTROLS,
  ...DURABILITY_CONTROLS,
  ...RESTORE_CONTROLS,
  ...PROTECTION_CONTROLS,

  ...['Environment', 'ManagedBy', 'Project', 'Region'].map((tag) =>
    once(
      'tags',
      `remove ${tag}`,
      /^AWS::(S3::Bucket|Lambda::Function|SQS::Queue|IAM::Role|Logs::LogGroup|EC2::(VPC|Subnet|SecurityGroup))$/,
      (properties) => {
        properties.Tags = properties.Tags.filter(({ Key }: { Key: string }) => Key !== tag);
      },
    ),
  ),
];

function isAllow({ Effect }: Mutable): boolean {
  return Effect === 'Allow';
}

function isNarrowAllow({ Effect, Resource }: Mutable): boolean {
  return Effect === 'Allow' && Resource !== '*';
}

function isDeny({ Effect }: Mutable): boolean {
  return Effect === 'Deny';
}

function isTlsDenial(statement: Mutable): boolean {
  return isDeny(statement) && /SecureTransport|TlsVersion/.test(JSON.stringify(statement.Condition ?? {}));
}

function hasService({ Effect, Principal }: Mutable): boolean {
  return Effect === 'Allow' && Principal?.Service !== undefined;
}

function isAllowOfAccount({ Effect, Principal }: Mutable): boolean {
  return Effect === 'Allow' && Principal?.AWS !== undefined;
}

function isAllowOfPrincipal({ Effect, Principal }: Mutable): boolean {
  return Effect === 'Allow' && Principal !== undefined;
}
