import type { Mutable } from './control';

/** An account that has nothing to do with the platform. */
export const FOREIGN_ACCOUNT = '610274839156';

/** A name of a resource that the environment does not create. */
export const STRANGE = 'strange-thing';

const POLICY = /^AWS::(S3::BucketPolicy|SQS::QueuePolicy|EC2::VPCEndpoint|Backup::BackupVault)$/;

/** A change that brings a foreign name into a resource. */
export interface ForeignName {
  /** The change, as a verb phrase. */
  readonly change: string;
  /** The type of the resources that are changed. */
  readonly type: string | RegExp;
  readonly apply: (properties: Mutable, resource: Mutable) => unknown;
}

/** An ARN in the foreign account. */
export function foreignArn(service: string, resource = STRANGE): string {
  return `arn:aws:${service}:us-east-1:${FOREIGN_ACCOUNT}:${resource}`;
}

/** Changes that add or replace properties. References and existing names are replaced everywhere by generated mutants. */
export const FOREIGN_NAMES: readonly ForeignName[] = [
  ...principals({
    'let a foreign account in under a condition': {
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:PrincipalAccount': FOREIGN_ACCOUNT } },
    },
    'let a role of a foreign account in': { Principal: { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/any` } },
    'let a unique id in': { Principal: { AWS: 'AROADBQP57FF2AEXAMPLE' } },
    'let an organization in': {
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-x9y8z7w6v5' } },
    },
    'let a unit of an organization in': {
      Principal: { AWS: '*' },
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-x9y8z7w6v5/r-ab12/ou-ab12-11111111/*' } },
    },
    'let a canonical user in': { Principal: { CanonicalUser: 'a'.repeat(64) } },
    'let an identity provider in': { Principal: { Federated: 'accounts.strange.example' } },
    'let a service in': { Principal: { Service: 'ec2.amazonaws.com' } },
    'let a distribution of a foreign account in': {
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceArn': `arn:aws:cloudfront::${FOREIGN_ACCOUNT}:distribution/EDFDVBD632BHDS5` },
      },
    },
    'let the requests of a foreign network in': {
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
    },
  }),
  ...resources({
    'a deploy role': 'arn:aws:iam::333333333333:role/cdk-hnb659fds-deploy-role-333333333333-us-east-1',
    'all roles of the bootstrap stack': 'arn:aws:iam::333333333333:role/cdk-hnb659fds-*',
    'a secret': 'arn:aws:secretsmanager:us-east-1:333333333333:secret:prod-abcdef',
    'a parameter': 'arn:aws:ssm:us-east-1:333333333333:parameter/prod/password',
    'tables of every account': 'arn:aws:dynamodb:us-east-1:*:table/*',
    'tables without an account': 'arn:aws:dynamodb:::table/*',
    'every bucket with a prefix': 'arn:aws:s3:::trades-*',
    'a queue of a foreign account': foreignArn('sqs'),
    'a queue of another region': 'arn:aws:sqs:eu-west-1:333333333333:trade-files-production-us-east-1',
  }),
  ...changes('AWS::IAM::Role', {
    'attach a policy of a foreign account': (role) =>
      (role.ManagedPolicyArns = [`arn:aws:iam::${FOREIGN_ACCOUNT}:policy/any`]),
    'set a foreign permissions boundary': (role) =>
      (role.PermissionsBoundary = `arn:aws:iam::${FOREIGN_ACCOUNT}:policy/any`),
    'trust another service too': (role) =>
      role.AssumeRolePolicyDocument.Statement.push({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }),
  }),
  ...changes('AWS::Lambda::Function', {
    'add a layer of a foreign account': (fn) => (fn.Layers = [foreignArn('lambda', 'layer:tools:3')]),
    'add a layer of the own account': (fn) => (fn.Layers = ['arn:aws:lambda:us-east-1:333333333333:layer:tools:3']),
    'load the code from another bucket': (fn) => (fn.Code = { S3Bucket: STRANGE }),
    'run an image of a foreign account': (fn) =>
      (fn.Code = { ImageUri: `${FOREIGN_ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/image:1` }),
    'mount a foreign file system': (fn) =>
      (fn.FileSystemConfigs = [{ Arn: foreignArn('elasticfilesystem', 'access-point/fsap-1') }]),
    'send failed events to a foreign topic': (fn) => (fn.DeadLetterConfig = { TargetArn: foreignArn('sns') }),
    'encrypt the environment with a foreign key': (fn) => (fn.KmsKeyArn = foreignArn('kms', 'key/1')),
    'send data to another host': (fn) =>
      (fn.Environment = { Variables: { ENDPOINT_URL: 'https://collect.strange.example' } }),
    'name another bucket in the environment': (fn) => (fn.Environment = { Variables: { COPY_BUCKET: STRANGE } }),
  }),
  ...changes('AWS::Lambda::Permission', {
    'let a foreign account invoke the function': (permission) => (permission.Principal = FOREIGN_ACCOUNT),
    'let an organization invoke the function': (permission) => (permission.PrincipalOrgID = 'o-x9y8z7w6v5'),
    'let a foreign API invoke the function': (permission) => (permission.SourceArn = foreignArn('execute-api', 'x/*')),
  }),
  ...changes('AWS::Lambda::EventSourceMapping', {
    'read a foreign queue': (mapping) => (mapping.EventSourceArn = foreignArn('sqs')),
    'send failed events to a foreign queue': (mapping) =>
      (mapping.DestinationConfig = { OnFailure: { Destination: foreignArn('sqs') } }),
  }),
  ...changes('AWS::SQS::Queue', {
    'encrypt messages with a foreign key': (queue) => (queue.KmsMasterKeyId = foreignArn('kms', 'key/1')),
    'send dead letters to a foreign queue': (queue) =>
      (queue.RedrivePolicy = { deadLetterTargetArn: foreignArn('sqs'), maxReceiveCount: 3 }),
    'accept dead letters of a foreign queue': (queue) =>
      (queue.RedriveAllowPolicy = { redrivePermission: 'byQueue', sourceQueueArns: [foreignArn('sqs')] }),
  }),
  ...changes('AWS::Events::Rule', {
    'match events about another bucket': (rule) => (rule.EventPattern = { detail: { bucket: { name: [STRANGE] } } }),
    'match events of a foreign account': (rule) => (rule.EventPattern = { account: [FOREIGN_ACCOUNT] }),
    'send events to a foreign bus': (rule) => (rule.Targets = [{ Id: 'x', Arn: foreignArn('events', 'event-bus/x') }]),
    'receive events of a foreign bus': (rule) => (rule.EventBusName = foreignArn('events', 'event-bus/x')),
  }),
  ...changes('AWS::Logs::LogGroup', {
    'encrypt logs with a foreign key': (group) => (group.KmsKeyId = foreignArn('kms', 'key/1')),
  }),
  ...changes('AWS::CloudWatch::Alarm', {
    'notify a foreign topic': (alarm) => (alarm.AlarmActions = [foreignArn('sns')]),
    'notify another topic of the own account': (alarm) =>
      (alarm.AlarmActions = ['arn:aws:sns:us-east-1:333333333333:nobody']),
    'watch a metric of a foreign account': (alarm) => (alarm.Metrics = [{ Id: 'm', AccountId: FOREIGN_ACCOUNT }]),
  }),
  ...changes('AWS::DynamoDB::GlobalTable', {
    'stream changes to a foreign stream': (table) =>
      (table.Replicas[0].KinesisStreamSpecification = { StreamArn: foreignArn('kinesis', 'stream/x') }),
    'encrypt the table with a foreign key': (table) =>
      (table.Replicas[0].SSESpecification = { KMSMasterKeyId: foreignArn('kms', 'key/1') }),
    'let a foreign account read a replica': (table) =>
      (table.Replicas[0].ResourcePolicy = {
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'dynamodb:GetItem' }],
        },
      }),
    'import items of another bucket': (table) =>
      (table.ImportSourceSpecification = { S3BucketSource: { S3Bucket: STRANGE } }),
  }),
  ...changes('AWS::S3::Bucket', {
    'write access logs to another bucket': (bucket) =>
      (bucket.LoggingConfiguration = { DestinationBucketName: STRANGE }),
    'replicate to another bucket': (bucket) =>
      (bucket.ReplicationConfiguration = { Rules: [{ Destination: { Bucket: `arn:aws:s3:::${STRANGE}` } }] }),
    'notify a foreign topic': (bucket) =>
      (bucket.NotificationConfiguration = { TopicConfigurations: [{ Topic: foreignArn('sns') }] }),
    'invoke a foreign function': (bucket) =>
      (bucket.NotificationConfiguration = { LambdaConfigurations: [{ Function: foreignArn('lambda', 'function:x') }] }),
    'write an inventory to another bucket': (bucket) =>
      (bucket.InventoryConfigurations = [{ Destination: { BucketArn: `arn:aws:s3:::${STRANGE}` } }]),
    'redirect requests to another host': (bucket) =>
      (bucket.WebsiteConfiguration = { RedirectAllRequestsTo: { HostName: 'strange.example' } }),
    'encrypt objects with a foreign key': (bucket) =>
      (bucket.BucketEncryption = { ServerSideEncryptionByDefault: { KMSMasterKeyID: foreignArn('kms', 'key/1') } }),
  }),
  ...changes('AWS::Backup::BackupPlan', {
    'copy backups to a foreign vault': (plan) =>
      plan.BackupPlan.BackupPlanRule.push({
        CopyActions: [{ DestinationBackupVaultArn: foreignArn('backup', 'backup-vault:x') }],
      }),
    'create backups in another vault': (plan) => plan.BackupPlan.BackupPlanRule.push({ TargetBackupVault: STRANGE }),
  }),
  ...changes('AWS::Backup::BackupSelection', {
    'select another table': (selection) =>
      (selection.BackupSelection.Resources = ['arn:aws:dynamodb:us-east-1:333333333333:table/x']),
    'use a foreign role': (selection) =>
      (selection.BackupSelection.IamRoleArn = `arn:aws:iam::${FOREIGN_ACCOUNT}:role/x`),
  }),
  ...changes('AWS::Backup::RestoreTestingPlan', {
    'restore from a foreign vault': (plan) =>
      plan.RecoveryPointSelection.IncludeVaults.push(foreignArn('backup', 'backup-vault:x')),
  }),
  ...changes('AWS::Backup::RestoreTestingSelection', {
    'restore another table': (selection) =>
      (selection.ProtectedResourceArns = ['arn:aws:dynamodb:us-east-1:333333333333:table/x']),
    'use a foreign role': (selection) => (selection.IamRoleArn = `arn:aws:iam::${FOREIGN_ACCOUNT}:role/x`),
  }),
  ...changes('AWS::EC2::VPCEndpoint', {
    'reach a service of others': (endpoint) =>
      (endpoint.ServiceName = 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890'),
  }),
  // Production has no route of its own that could be changed.
  ...changes('AWS::EC2::RouteTable', {
    'send traffic to a peered network': (table) => (table.VpcPeeringConnectionId = 'pcx-0a1b2c3d4e5f67890'),
    'send traffic to a transit gateway': (table) => (table.TransitGatewayId = 'tgw-0a1b2c3d4e5f67890'),
  }),
  ...changes('AWS::EC2::SecurityGroup', {
    'let a foreign security group in': (group) =>
      (group.SecurityGroupIngress = [
        { SourceSecurityGroupId: 'sg-0a1b2c3d', SourceSecurityGroupOwnerId: FOREIGN_ACCOUNT },
      ]),
    'let a prefix list in': (group) => (group.SecurityGroupIngress = [{ SourcePrefixListId: 'pl-0a1b2c3d' }]),
  }),
  ...changes('AWS::EC2::FlowLog', {
    'write flow logs to another bucket': (log) => (log.LogDestination = `arn:aws:s3:::${STRANGE}`),
    'write flow logs to another log group': (log) => (log.LogGroupName = STRANGE),
  }),
  ...changes('AWS::CloudFront::Distribution', {
    'serve files of another host': ({ DistributionConfig: config }) =>
      (config.Origins = [{ DomainName: 'cdn.strange.example' }]),
    'serve files of another bucket': ({ DistributionConfig: config }) =>
      (config.Origins = [{ DomainName: `${STRANGE}.s3.us-east-1.amazonaws.com` }]),
    'write access logs to another bucket': ({ DistributionConfig: config }) =>
      (config.Logging = { Bucket: `${STRANGE}.s3.amazonaws.com` }),
    'run a foreign function': ({ DistributionConfig: config }) =>
      (config.DefaultCacheBehavior.LambdaFunctionAssociations = [
        { LambdaFunctionARN: foreignArn('lambda', 'function:x:1') },
      ]),
    'answer for another host': ({ DistributionConfig: config }) => (config.Aliases = ['strange.example']),
  }),
  ...changes('AWS::CloudFront::ResponseHeadersPolicy', {
    'let the page call another host': ({ ResponseHeadersPolicyConfig: config }) =>
      (config.SecurityHeadersConfig = {
        ContentSecurityPolicy: { ContentSecurityPolicy: "connect-src 'self' https://strange.example" },
      }),
  }),
  ...changes('AWS::ApiGatewayV2::Authorizer', {
    'accept tokens of another issuer': (authorizer) =>
      (authorizer.JwtConfiguration = { Issuer: 'https://login.strange.example/' }),
  }),
  ...changes('AWS::ApiGatewayV2::Integration', {
    'forward requests to another host': (integration) => (integration.IntegrationUri = 'https://strange.example/'),
    'invoke a foreign function': (integration) => (integration.IntegrationUri = foreignArn('lambda', 'function:x')),
  }),
  ...changes('AWS::Logs::DeliveryDestination', {
    'deliver logs to a foreign stream': (destination) =>
      (destination.DestinationResourceArn = foreignArn('firehose', 'deliverystream/x')),
  }),
  ...added('AWS::Lambda::Function', {
    'AWS::Logs::SubscriptionFilter': { DestinationArn: foreignArn('logs', 'destination:x') },
    'AWS::CloudFormation::Stack': { TemplateURL: 'https://strange-bucket.s3.amazonaws.com/template.json' },
    'AWS::Lambda::EventInvokeConfig': { DestinationConfig: { OnSuccess: { Destination: foreignArn('events') } } },
    'AWS::SNS::Subscription': { Protocol: 'https', Endpoint: 'https://collect.strange.example' },
  }),
  ...added('AWS::EC2::VPC', {
    'AWS::EC2::VPCPeeringConnection': { PeerVpcId: 'vpc-0a1b2c3d4e5f67890', PeerOwnerId: FOREIGN_ACCOUNT },
    'AWS::EC2::TransitGatewayAttachment': { TransitGatewayId: 'tgw-0a1b2c3d4e5f67890' },
    'AWS::RAM::ResourceShare': { Principals: [FOREIGN_ACCOUNT] },
    'AWS::EC2::VPCEndpointServicePermissions': { AllowedPrincipals: [`arn:aws:iam::${FOREIGN_ACCOUNT}:root`] },
  }),
  ...added('AWS::S3::Bucket', {
    'AWS::S3::AccessPoint': { BucketAccountId: FOREIGN_ACCOUNT },
    'AWS::Backup::BackupVault': { Notifications: { SNSTopicArn: foreignArn('sns') } },
    'AWS::SSM::Parameter': { Value: `arn:aws:secretsmanager:us-east-1:${FOREIGN_ACCOUNT}:secret:x` },
  }),
];

/** Replaces every resource policy by an Allow statement. */
function principals(statements: Readonly<Record<string, object>>): ForeignName[] {
  return Object.entries(statements).map(([change, statement]) => ({
    change,
    type: POLICY,
    apply: (properties) => (properties.PolicyDocument = { Statement: [{ Effect: 'Allow', ...statement }] }),
  }));
}

/** Replaces every identity policy by one that allows an action on other resources. */
function resources(arns: Readonly<Record<string, string>>): ForeignName[] {
  return Object.entries(arns).map(([description, Resource]) => ({
    change: `allow an action on ${description}`,
    type: 'AWS::IAM::ManagedPolicy',
    apply: (policy) => (policy.PolicyDocument = { Statement: [{ Effect: 'Allow', Action: 'x:Use', Resource }] }),
  }));
}

function changes(type: string, all: Readonly<Record<string, ForeignName['apply']>>): ForeignName[] {
  return Object.entries(all).map(([change, apply]) => ({ change, type, apply }));
}

/** Replaces a resource by one of another type, as if that were in the template. */
function added(type: string, all: Readonly<Record<string, object>>): ForeignName[] {
  return Object.entries(all).map(([addedType, properties]) => ({
    change: `add a resource ${addedType}`,
    type,
    apply: (_properties, resource) => Object.assign(resource, { Type: addedType, Properties: properties }),
  }));
}
