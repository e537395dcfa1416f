import { foreignArn, STRANGE } from '../../verify/mutation/foreign-names';
import { changes, properties, type Addition } from './addition';

/** Additions of settings that a resource does not have, or has differently. */
export const SETTING_ADDITIONS: readonly Addition[] = [
  ...properties('AWS::Lambda::Function', {
    'no concurrency': { ReservedConcurrentExecutions: 0 },
    'a foreign layer': { Layers: [foreignArn('lambda', 'layer:tools:3')] },
    'inline code': { Code: { ZipFile: 'exports.handler = () => {}' } },
    'a dead-letter topic': { DeadLetterConfig: { TargetArn: foreignArn('sns') } },
    'a file system': {
      FileSystemConfigs: [{ Arn: foreignArn('elasticfilesystem', 'access-point/fsap-1'), LocalMountPath: '/mnt/x' }],
    },
    'a name of another function': { FunctionName: STRANGE },
  }),
  ...changes('AWS::Lambda::Function', {
    'a secret in the environment': ({ Environment }) => (Environment.Variables.API_SECRET = 'c2VjcmV0LXZhbHVl'),
    'options of Node.js': ({ Environment }) => (Environment.Variables.NODE_OPTIONS = '--require /tmp/x.js'),
    'insecure TLS': ({ Environment }) => (Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED = '0'),
    'another endpoint of AWS': ({ Environment }) =>
      (Environment.Variables.AWS_ENDPOINT_URL = 'https://collect.strange.example'),
  }),
  ...properties('AWS::Lambda::EventSourceMapping', {
    'a filter': { FilterCriteria: { Filters: [{ Pattern: '{"body":{"detail":{"x":["y"]}}}' }] } },
    'a long batching window': { BatchSize: 100, MaximumBatchingWindowInSeconds: 300 },
    'a disabled state': { Enabled: false },
  }),
  ...properties('AWS::SQS::Queue', {
    'a delay': { DelaySeconds: 900 },
    'an order': { FifoQueue: true },
    'a limit of the size': { MaximumMessageSize: 1024 },
    'a key of AWS': { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: false },
    'no dead letters': { RedrivePolicy: undefined },
  }),
  ...properties('AWS::Events::Rule', {
    'another bus': { EventBusName: 'other' },
    'every event': { EventPattern: { source: [{ prefix: '' }] } },
    'a custom source': { EventPattern: { source: ['my.app'] } },
    'a schedule': { ScheduleExpression: 'rate(1 minute)' },
  }),
  ...changes('AWS::Events::Rule', {
    'a second target': ({ Targets }) => Targets.push({ Id: 'x', Arn: foreignArn('events', 'event-bus/x') }),
    'a transformed input': ({ Targets }) => (Targets[0].InputPath = '$.detail'),
  }),
  ...changes('AWS::S3::Bucket', {
    'an early expiration': (bucket) =>
      addLifecycle(bucket, { Id: 'x', Status: 'Enabled', Prefix: 'trades/', ExpirationInDays: 1 }),
    'an early archive': (bucket) =>
      addLifecycle(bucket, {
        ...{ Id: 'x', Status: 'Enabled' },
        Transitions: [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 1 }],
      }),
    'an early expiration of former versions': (bucket) =>
      addLifecycle(bucket, {
        ...{ Id: 'x', Status: 'Enabled' },
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
  }),
  ...properties('AWS::S3::Bucket', {
    'a website': { WebsiteConfiguration: { IndexDocument: 'index.html' } },
    'foreign replication': {
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::333333333333:role/replication',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::strange-thing' } }],
      },
    },
    'access for every page': {
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'] }] },
    },
    'a public list': { AccessControl: 'PublicRead' },
  }),
  ...properties('AWS::DynamoDB::GlobalTable', {
    'a time to live': { TimeToLiveSpecification: { AttributeName: 'sk', Enabled: true } },
  }),
  ...changes('AWS::DynamoDB::GlobalTable', {
    'a short recovery period': ({ Replicas }) =>
      (Replicas[0].PointInTimeRecoverySpecification.RecoveryPeriodInDays = 1),
    'a foreign stream': ({ Replicas }) =>
      (Replicas[0].KinesisStreamSpecification = { StreamArn: foreignArn('kinesis', 'stream/x') }),
    'readers who write': ({ Replicas }) =>
      (Replicas[1].ResourcePolicy = {
        PolicyDocument: {
          Statement: [
            {
              ...{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444444444444:role/analyst' } },
              ...{ Action: 'dynamodb:PutItem', Resource: '*' },
            },
          ],
        },
      }),
  }),
  ...properties('AWS::CloudWatch::Alarm', {
    'disabled actions': { ActionsEnabled: false },
    'a unit that nobody reports': { Unit: 'Bytes' },
    'more data points than periods': { EvaluationPeriods: 10, DatapointsToAlarm: 10 },
    'a foreign topic': { AlarmActions: [foreignArn('sns')] },
    'a dimension that nothing has': { Dimensions: [{ Name: 'QueueName', Value: STRANGE }] },
  }),
  ...properties('AWS::Logs::LogGroup', {
    'a foreign key': { KmsKeyId: foreignArn('kms', 'key/1') },
    'a class without metrics': { LogGroupClass: 'INFREQUENT_ACCESS' },
  }),
  ...properties('AWS::EC2::SecurityGroup', {
    'ingress from everywhere': { SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }] },
    'ingress from the two halves of the internet': {
      SecurityGroupIngress: ['0.0.0.0/1', '128.0.0.0/1'].map((CidrIp) => ({ CidrIp, IpProtocol: '-1' })),
    },
    'egress to everywhere': { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }] },
    'egress to the two halves of the internet': {
      SecurityGroupEgress: ['0.0.0.0/1', '128.0.0.0/1'].map((CidrIp) => ({ CidrIp, IpProtocol: '-1' })),
    },
  }),
  ...properties('AWS::EC2::Subnet', { 'public addresses': { MapPublicIpOnLaunch: true } }),
  ...properties('AWS::EC2::FlowLog', {
    'a bucket of others': { LogDestination: 'arn:aws:s3:::strange-thing', LogDestinationType: 's3' },
    'a format without addresses': { LogFormat: '${version} ${account-id}' },
  }),
  ...changes('AWS::Backup::BackupPlan', {
    'a plan without copies': ({ BackupPlan }) =>
      BackupPlan.BackupPlanRule.push({
        ...{ RuleName: 'x', TargetBackupVault: BackupPlan.BackupPlanRule[0].TargetBackupVault },
        Lifecycle: { DeleteAfterDays: 1 },
      }),
    'a move to cold storage': ({ BackupPlan }) =>
      (BackupPlan.BackupPlanRule[0].Lifecycle = { DeleteAfterDays: 35, MoveToColdStorageAfterDays: 1 }),
  }),
  ...changes('AWS::Backup::BackupSelection', {
    'a condition that nothing meets': ({ BackupSelection }) =>
      (BackupSelection.Conditions = {
        StringEquals: [{ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'never' }],
      }),
    'an exception': ({ BackupSelection }) => (BackupSelection.NotResources = ['arn:aws:dynamodb:*:*:table/*']),
  }),
  ...properties('AWS::Backup::BackupVault', {
    'a foreign key': { EncryptionKeyArn: foreignArn('kms', 'key/1') },
    'a foreign topic': {
      Notifications: { SNSTopicArn: foreignArn('sns'), BackupVaultEvents: ['BACKUP_JOB_COMPLETED'] },
    },
  }),
  ...properties('AWS::ApiGatewayV2::Api', {
    'access for every page': { CorsConfiguration: { AllowOrigins: ['*'] } },
    'no address': { DisableExecuteApiEndpoint: true },
  }),
  ...properties('AWS::ApiGatewayV2::Stage', {
    'a limit of one route': { RouteSettings: { 'GET /v1/bars': { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } } },
  }),
  ...properties('AWS::ApiGatewayV2::Integration', {
    'another path': { RequestParameters: { 'overwrite:path': '/other' } },
    'a private connection': { ConnectionType: 'VPC_LINK', ConnectionId: 'abc123' },
  }),
  ...properties('AWS::CloudFront::ResponseHeadersPolicy', {
    'no headers': { ResponseHeadersPolicyConfig: { Name: 'x' } },
  }),
  ...changes('AWS::CloudFront::Distribution', {
    'a foreign alias': ({ DistributionConfig: config }) => (config.Aliases = ['strange.example']),
    'a code that runs at the edge': ({ DistributionConfig: config }) =>
      (config.DefaultCacheBehavior.LambdaFunctionAssociations = [
        { EventType: 'viewer-request', LambdaFunctionARN: foreignArn('lambda', 'function:x:1') },
      ]),
    'a closed country': ({ DistributionConfig: config }) =>
      (config.Restrictions = { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['AQ'] } }),
    'a path of the origin': ({ DistributionConfig: config }) =>
      config.Origins.forEach((origin: Record<string, unknown>) => (origin['OriginPath'] = '/other')),
  }),
  ...properties('AWS::Scheduler::Schedule', {
    'an end': { EndDate: '2020-01-01T00:00:00Z' },
    'a disabled state': { State: 'DISABLED' },
  }),
];

function addLifecycle(bucket: Record<string, any>, rule: object): void {
  bucket['LifecycleConfiguration'] = { Rules: [...(bucket['LifecycleConfiguration']?.Rules ?? []), rule] };
}
