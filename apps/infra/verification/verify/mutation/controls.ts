/** Templates are JSON of any shape; a control knows the shape of the type it is for. */
type Mutable = Record<string, any>;

/** A control that templates carry, and the ways to take it away. */
export interface Control {
  /** The rule that must notice. */
  readonly rule: string;
  /** What is done to a resource. */
  readonly removal: string;
  /** The type of the resources that may carry it. */
  readonly type: string | RegExp;
  /**
   * Takes the control away in a copy of the resource.
   *
   * @param at which of several of its kind in the resource (statements, replicas, flags), counted from 0
   * @returns false where the resource does not carry it, or no further one
   */
  readonly remove: (properties: Mutable, resource: Mutable, at: number) => boolean;
}

/** Every control of the templates; each is taken away wherever it is found. */
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
    'allow it on every resource',
    isNarrowAllow,
    (statement) => (statement.Resource = ['*']),
    /^AWS::IAM::ManagedPolicy$/,
  ),
  statements(
    'no-unconditional-trust',
    'trust without a condition',
    isAllow,
    (statement) => delete statement.Condition,
    'AWS::IAM::Role',
  ),
  statements(
    'no-unconditional-trust',
    'trust a service for any source',
    isAllow,
    (statement) => (statement.Condition = { StringEquals: { 'aws:RequestedRegion': 'x' } }),
    'AWS::IAM::Role',
  ),
  statements(
    'service-principal-names-source',
    'allow a service for any source',
    hasService,
    (statement) => (statement.Condition = { Bool: { 'aws:SecureTransport': 'true' } }),
    /Policy$/,
  ),
  statements(
    'no-public-principal',
    'allow everybody',
    isAllowOfPrincipal,
    (statement) => {
      statement.Principal = { AWS: '*' };
      delete statement.Condition;
    },
    /^AWS::(SQS|S3|EC2)::/,
  ),
  once(
    'no-aws-managed-policy',
    'attach a policy of AWS',
    'AWS::IAM::Role',
    (role) => (role.ManagedPolicyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
  ),
  once('no-inline-policy', 'put a policy into the role', 'AWS::IAM::Role', (role) => (role.Policies = [{}])),
  once(
    'no-hidden-function',
    'have a name that nobody gave it',
    'AWS::Lambda::Function',
    (fn) => delete fn.FunctionName,
  ),
  once(
    'no-custom-resource',
    'let a function make it',
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
    'leave it to the default',
    /GlobalTable|Bucket$|BackupVault$/,
    (_properties, resource) => delete resource.DeletionPolicy,
  ),
  once(
    'data-is-kept',
    'delete it when it is replaced',
    /GlobalTable|Bucket$|BackupVault$/,
    (_properties, resource) => (resource.UpdateReplacePolicy = 'Delete'),
  ),
  replicas('table-deletion-protection', 'unprotect a replica', (replica) => delete replica.DeletionProtectionEnabled),
  replicas(
    'table-deletion-protection',
    'switch protection of a replica off',
    (replica) => (replica.DeletionProtectionEnabled = false),
  ),
  replicas(
    'table-point-in-time-recovery',
    'have no recovery of a replica',
    (replica) => delete replica.PointInTimeRecoverySpecification,
  ),
  replicas(
    'table-point-in-time-recovery',
    'switch recovery of a replica off',
    (replica) => (replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false),
  ),
  once(
    'table-backup',
    'select something else',
    'AWS::Backup::BackupSelection',
    (selection) => (selection.BackupSelection.Resources = ['arn:aws:s3:::other']),
  ),
  once(
    'backup-copy',
    'copy nothing',
    'AWS::Backup::BackupPlan',
    (plan) => delete plan.BackupPlan.BackupPlanRule[0].CopyActions,
  ),
  once(
    'vault-keeps-recovery-points',
    'let recovery points be deleted',
    'AWS::Backup::BackupVault',
    (vault) => delete vault.AccessPolicy,
  ),
  once(
    'no-table-v1',
    'make it a table of the first kind',
    'AWS::DynamoDB::GlobalTable',
    (_table, resource) => (resource.Type = 'AWS::DynamoDB::Table'),
  ),
  once('bucket-versioning', 'keep no versions', 'AWS::S3::Bucket', (bucket) => delete bucket.VersioningConfiguration),
  once(
    'bucket-versioning',
    'suspend versions',
    'AWS::S3::Bucket',
    (bucket) => (bucket.VersioningConfiguration.Status = 'Suspended'),
  ),
  once(
    'bucket-blocks-public-access',
    'block nothing',
    'AWS::S3::Bucket',
    (bucket) => delete bucket.PublicAccessBlockConfiguration,
  ),
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((block) =>
    once(
      'bucket-blocks-public-access',
      `not set ${block}`,
      'AWS::S3::Bucket',
      (bucket) => (bucket.PublicAccessBlockConfiguration[block] = false),
    ),
  ),
  once(
    'bucket-owner-enforced',
    'let access control lists count',
    'AWS::S3::Bucket',
    (bucket) => delete bucket.OwnershipControls,
  ),
  once('bucket-encryption', 'say nothing of encryption', 'AWS::S3::Bucket', (bucket) => delete bucket.BucketEncryption),
  statements(
    'bucket-requires-tls',
    'take a refusal away',
    isDeny,
    (_statement, all, at) => all.splice(at, 1),
    'AWS::S3::BucketPolicy',
  ),
  statements(
    'bucket-requires-tls',
    'refuse fewer actions',
    isDeny,
    (statement) => (statement.Action = 's3:GetObject'),
    'AWS::S3::BucketPolicy',
  ),
  statements(
    'bucket-requires-tls',
    'refuse fewer people',
    isDeny,
    (statement) => (statement.Principal = { AWS: 'arn:aws:iam::1:root' }),
    'AWS::S3::BucketPolicy',
  ),
  once(
    'bucket-requires-tls',
    'have no policy',
    'AWS::S3::BucketPolicy',
    (policy) => (policy.PolicyDocument.Statement = []),
  ),

  once('function-arm64', 'run on x86', 'AWS::Lambda::Function', (fn) => (fn.Architectures = ['x86_64'])),
  once('function-arm64', 'run on the default', 'AWS::Lambda::Function', (fn) => delete fn.Architectures),
  once('function-own-log-group', 'log where Lambda likes', 'AWS::Lambda::Function', (fn) => delete fn.LoggingConfig),
  once(
    'function-own-log-group',
    'log to a group of another stack',
    'AWS::Lambda::Function',
    (fn) => (fn.LoggingConfig.LogGroup = '/aws/lambda/x'),
  ),
  once(
    'function-own-log-group',
    'log plain text',
    'AWS::Lambda::Function',
    (fn) => (fn.LoggingConfig.LogFormat = 'Text'),
  ),
  once('log-retention', 'keep logs for ever', 'AWS::Logs::LogGroup', (group) => delete group.RetentionInDays),
  statements(
    'function-code-has-no-network-rights',
    'let the code use them',
    isDeny,
    (statement) => (statement.Effect = 'Allow'),
    'AWS::IAM::ManagedPolicy',
  ),
  statements(
    'function-code-has-no-network-rights',
    'deny it to another function',
    isDeny,
    (statement) => (statement.Condition = { ArnEquals: { 'lambda:SourceFunctionArn': 'arn' } }),
    'AWS::IAM::ManagedPolicy',
  ),
  once(
    'mapping-partial-responses',
    'give whole batches again',
    'AWS::Lambda::EventSourceMapping',
    (mapping) => delete mapping.FunctionResponseTypes,
  ),
  once('queue-encryption', 'not encrypt', 'AWS::SQS::Queue', (queue) => (queue.SqsManagedSseEnabled = false)),
  once(
    'queue-encryption',
    'say nothing of encryption',
    'AWS::SQS::Queue',
    (queue) => delete queue.SqsManagedSseEnabled,
  ),
  statements(
    'queue-requires-tls',
    'take the refusal away',
    isDeny,
    (_statement, all, at) => all.splice(at, 1),
    'AWS::SQS::QueuePolicy',
  ),
  once('queue-requires-tls', 'put the policy on no queue', 'AWS::SQS::QueuePolicy', (policy) => (policy.Queues = [])),
  once('queue-has-dead-letters', 'lose what fails, or take from any queue', 'AWS::SQS::Queue', (queue) => {
    delete queue.RedrivePolicy;
    delete queue.RedriveAllowPolicy;
  }),

  once(
    'no-open-ingress',
    'let the internet in',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupIngress = [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]),
  ),
  once(
    'no-open-ingress',
    'let the internet in by IPv6',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupIngress = [{ CidrIpv6: '::/0', IpProtocol: '-1' }]),
  ),
  once(
    'no-open-egress',
    'let everything out',
    'AWS::EC2::SecurityGroup',
    (group) => (group.SecurityGroupEgress = [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }]),
  ),
  once(
    'no-open-egress',
    'say nothing of what goes out',
    'AWS::EC2::SecurityGroup',
    (group) => delete group.SecurityGroupEgress,
  ),
  once(
    'subnet-gives-no-public-address',
    'give public addresses',
    'AWS::EC2::Subnet',
    (subnet) => (subnet.MapPublicIpOnLaunch = true),
  ),
  once(
    'endpoint-private-dns',
    'use another name',
    'AWS::EC2::VPCEndpoint',
    (endpoint) => (endpoint.PrivateDnsEnabled = false),
    ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
  ),

  once(
    'endpoint-policy',
    'let everything through',
    'AWS::EC2::VPCEndpoint',
    (endpoint) => delete endpoint.PolicyDocument,
  ),
  once(
    'dead-letters-alarm',
    'watch something else',
    'AWS::CloudWatch::Alarm',
    (alarm) => (alarm.MetricName = 'NumberOfMessagesSent'),
    ({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible',
  ),

  ...['Environment', 'ManagedBy', 'Project', 'Region'].map((tag) =>
    once(
      'tags',
      `leave out ${tag}`,
      /^AWS::(S3::Bucket|Lambda::Function|SQS::Queue|IAM::Role|Logs::LogGroup|EC2::(VPC|Subnet|SecurityGroup))$/,
      (properties) => {
        properties.Tags = properties.Tags.filter(({ Key }: { Key: string }) => Key !== tag);
      },
    ),
  ),
];

/** A control that a resource carries once, where it carries it. */
function once(
  rule: string,
  removal: string,
  type: Control['type'],
  change: (properties: Mutable, resource: Mutable) => unknown,
  carries: (properties: Mutable) => boolean = () => true,
): Control {
  const remove: Control['remove'] = (properties, resource, at) => {
    if (at > 0 || !carries(properties)) return false;
    change(properties, resource);
    return true;
  };
  return { rule, removal, type, remove };
}

/** A control in each statement of some kind. */
function statements(
  rule: string,
  removal: string,
  isOfKind: (statement: Mutable) => boolean,
  change: (statement: Mutable, all: Mutable[], index: number) => unknown,
  type: Control['type'] = /./,
): Control {
  const remove: Control['remove'] = ({ PolicyDocument, AssumeRolePolicyDocument }, _resource, at) => {
    const all: Mutable[] = (PolicyDocument ?? AssumeRolePolicyDocument)?.Statement ?? [];
    const statement = all.filter(isOfKind)[at];
    if (!statement) return false;
    change(statement, all, all.indexOf(statement));
    return true;
  };
  return { rule, removal, type, remove };
}

/** A control in each replica of a table. */
function replicas(rule: string, removal: string, change: (replica: Mutable) => unknown): Control {
  const remove: Control['remove'] = ({ Replicas }, _resource, at) => {
    const replica = Replicas[at];
    if (!replica) return false;
    change(replica);
    return true;
  };
  return { rule, removal, type: 'AWS::DynamoDB::GlobalTable', remove };
}

function isAllow({ Effect }: Mutable): boolean {
  return Effect === 'Allow';
}

function isNarrowAllow({ Effect, Resource }: Mutable): boolean {
  return Effect === 'Allow' && Resource !== '*';
}

function isDeny({ Effect }: Mutable): boolean {
  return Effect === 'Deny';
}

function hasService({ Effect, Principal }: Mutable): boolean {
  return Effect === 'Allow' && Principal?.Service !== undefined;
}

function isAllowOfPrincipal({ Effect, Principal }: Mutable): boolean {
  return Effect === 'Allow' && Principal !== undefined;
}
