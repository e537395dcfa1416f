import { once, statements, type Control } from './control';

const BUCKET = 'AWS::S3::Bucket';
const TABLE = 'AWS::DynamoDB::GlobalTable';
const PLAN = 'AWS::Backup::BackupPlan';
const VAULT = 'AWS::Backup::BackupVault';
const GROUP = 'AWS::EC2::SecurityGroup';

/** The controls of settings that must fit together, of objects, and of what is exposed. */
export const DURABILITY_CONTROLS: readonly Control[] = [
  once('bucket-blocks-customer-keys', 'accept keys of the caller', BUCKET, (bucket) => {
    delete bucket.BucketEncryption.ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes;
  }),
  once('bucket-names-origins', 'let every web page use the objects', BUCKET, (bucket) => {
    bucket.CorsConfiguration = { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] };
  }),
  once('bucket-objects-are-readable', 'archive all objects', BUCKET, (bucket) => {
    const Transitions = [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 1 }];
    bucket.LifecycleConfiguration = { Rules: [{ Status: 'Enabled', Transitions }] };
  }),
  once('table-replication-stream', 'stream keys only', TABLE, (table) => {
    table.StreamSpecification = { StreamViewType: 'KEYS_ONLY' };
  }),
  once('table-keeps-items', 'delete items by their age', TABLE, (table) => {
    table.TimeToLiveSpecification = { AttributeName: 'x', Enabled: true };
  }),
  once('backup-fits-lock', 'shorten the retention below that of the lock', PLAN, (plan) => {
    plan.BackupPlan.BackupPlanRule[0].Lifecycle.DeleteAfterDays = 1;
  }),
  once('backups-are-restorable', 'remove all rules', PLAN, (plan) => (plan.BackupPlan.BackupPlanRule = [])),
  once('backups-are-restorable', 'move backups to cold storage', PLAN, (plan) => {
    plan.BackupPlan.BackupPlanRule[0].Lifecycle.MoveToColdStorageAfterDays = 1;
  }),
  ...['Conditions', 'NotResources', 'ListOfTags'].map((name) =>
    once('backup-selects-all', `set ${name}`, 'AWS::Backup::BackupSelection', ({ BackupSelection }) => {
      BackupSelection[name] = [];
    }),
  ),
  once(
    'backup-role-trusts-backup',
    'let another service assume the role',
    'AWS::IAM::Role',
    (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com'),
    (role) => JSON.stringify(role).includes('backup.amazonaws.com'),
  ),
  ...[0, 1, 14_000].map((days) =>
    once(
      'vault-lock-closes',
      `let the lock be changed for ${days} days`,
      VAULT,
      (vault) => (vault.LockConfiguration.ChangeableForDays = days),
      ({ LockConfiguration }) => LockConfiguration !== undefined,
    ),
  ),
  once('vault-accepts-backups', 'deny everything', VAULT, (vault) => {
    vault.AccessPolicy = { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] };
  }),
  ...['DeletionPolicy', 'UpdateReplacePolicy'].map((policy) =>
    once(
      'flow-logs-are-kept',
      `delete flow logs by ${policy}`,
      'AWS::Logs::LogGroup',
      (_group, resource) => (resource[policy] = 'Delete'),
      // The construct names no group with flow logs, and names those of functions and APIs.
      ({ LogGroupName }) => LogGroupName === undefined,
    ),
  ),

  statements(
    'policy-names-its-resource',
    'name all resources',
    () => true,
    (statement) => (statement.Resource = '*'),
    /^AWS::(S3::BucketPolicy|SQS::QueuePolicy)$/,
  ),
  once('policy-is-for-own-roles', 'attach it to a role of others', 'AWS::IAM::ManagedPolicy', (policy) => {
    policy.Roles = ['administrator'];
  }),
  once(
    'function-url-requires-signature',
    'replace it with an open address',
    'AWS::Lambda::Function',
    (_fn, resource) => {
      resource.Type = 'AWS::Lambda::Url';
      resource.Properties = { AuthType: 'NONE' };
    },
  ),
  once('no-plain-secret', 'put a secret into the environment', 'AWS::Lambda::Function', ({ Environment }) => {
    Environment.Variables.BROKER_PASSWORD = 'x';
  }),
  once('security-group-rules-are-narrow', 'allow a range of ports', GROUP, (group) => {
    group.SecurityGroupEgress = [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 1, ToPort: 443 }];
  }),
  once('no-open-egress', 'allow egress to the two halves of the internet', GROUP, (group) => {
    group.SecurityGroupEgress = ['0.0.0.0/1', '128.0.0.0/1'].map((CidrIp) => ({ CidrIp, IpProtocol: '-1' }));
  }),
  once('network-is-private', 'use public addresses', 'AWS::EC2::VPC', (vpc) => (vpc.CidrBlock = '198.51.100.0/24')),
  once('no-internet-gateway', 'attach it to the internet instead', 'AWS::EC2::RouteTable', (_table, resource) => {
    resource.Type = 'AWS::EC2::VPCGatewayAttachment';
  }),
  once('network-flow-logs', 'record no addresses', 'AWS::EC2::FlowLog', (log) => (log.LogFormat = '${version}')),
  once('authorizer-checks-tokens', 'accept every audience', 'AWS::ApiGatewayV2::Authorizer', (authorizer) => {
    delete authorizer.JwtConfiguration.Audience;
  }),
  once('authorizer-checks-tokens', 'read tokens from the address', 'AWS::ApiGatewayV2::Authorizer', (authorizer) => {
    authorizer.IdentitySource = ['$request.querystring.token'];
  }),
  once('route-requires-scope', 'accept every scope', 'AWS::ApiGatewayV2::Route', (route) => {
    delete route.AuthorizationScopes;
  }),
];
