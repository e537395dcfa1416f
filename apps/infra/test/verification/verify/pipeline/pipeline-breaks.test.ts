import { ENVIRONMENT_NAMES } from '../../../../src/environments';
import type { StackId } from '../../../../verification/assembly';
import { pipelineBreaks } from '../../../../verification/verify/pipeline/pipeline-breaks';
import { changed, templateFiles, type MutableResource } from '../template-files';

type Change = (properties: MutableResource['Properties'], resource: MutableResource) => void;

/** A change of a resource of production, and the step at which the event then stops. */
type Mutant = readonly [
  step: string,
  problem: string,
  stack: StackId,
  type: string,
  id: string,
  name: string,
  change: Change,
];

const FOREIGN = '999999999999';

/** The region of the standby of production. */
const STANDBY = 'us-west-2';

const QUEUE = ['Ingestion', 'AWS::SQS::Queue', 'DataProcessorQueue'] as const;
const DEAD_LETTERS = ['Ingestion', 'AWS::SQS::Queue', 'DataProcessorDeadLetterQueue'] as const;
const QUEUE_POLICY = ['Ingestion', 'AWS::SQS::QueuePolicy', 'DataProcessorQueuePolicy'] as const;
const RULE = ['Ingestion', 'AWS::Events::Rule', 'DataProcessor'] as const;
const MAPPING = ['Ingestion', 'AWS::Lambda::EventSourceMapping', 'DataProcessor'] as const;
const PROCESSOR = ['Ingestion', 'AWS::Lambda::Function', 'DataProcessor'] as const;
const BUCKET = ['Data', 'AWS::S3::Bucket', 'TradesBucket'] as const;
const TABLE = ['Data', 'AWS::DynamoDB::GlobalTable', 'AnalyticsTable'] as const;
const VPC = ['Network', 'AWS::EC2::VPC', ''] as const;
const S3_ENDPOINT = ['Network', 'AWS::EC2::VPCEndpoint', 'NetworkVpcS3Endpoint'] as const;
const DYNAMODB_ENDPOINT = ['Network', 'AWS::EC2::VPCEndpoint', 'NetworkVpcDynamoDbEndpoint'] as const;
const SQS_ENDPOINT = ['Network', 'AWS::EC2::VPCEndpoint', 'NetworkSqs'] as const;
const ENDPOINT_GROUP = ['Network', 'AWS::EC2::SecurityGroup', 'NetworkInterface'] as const;
const PROCESSOR_GROUP = ['Ingestion', 'AWS::EC2::SecurityGroup', 'DataProcessor'] as const;
const RUN_POLICY = ['Ingestion', 'AWS::IAM::ManagedPolicy', 'DataProcessorHandlerRoleRunPolicy'] as const;
const GRANTS = ['Ingestion', 'AWS::IAM::ManagedPolicy', 'DataProcessorHandlerRolePolicy'] as const;
const ROLE = ['Ingestion', 'AWS::IAM::Role', ''] as const;
const INTEGRATION = ['Query', 'AWS::ApiGatewayV2::Integration', ''] as const;
const AUTHORIZER = ['Query', 'AWS::ApiGatewayV2::Authorizer', ''] as const;
const STAGE = ['Query', 'AWS::ApiGatewayV2::Stage', ''] as const;
const ROUTE = ['Query', 'AWS::ApiGatewayV2::Route', 'QueryApiRoutesGETv1symbols'] as const;
const PERMISSION = ['Query', 'AWS::Lambda::Permission', ''] as const;
const STATE_MACHINE = ['Backfill', 'AWS::StepFunctions::StateMachine', ''] as const;
const SCHEDULE = ['Exports', 'AWS::Scheduler::Schedule', ''] as const;
const EXPORTER = ['Exports', 'AWS::Lambda::Function', ''] as const;
const DISTRIBUTION = ['Web', 'AWS::CloudFront::Distribution', ''] as const;

const MUTANTS: readonly Mutant[] = [
  [
    'upload → bucket',
    'does not send events',
    ...BUCKET,
    'EventBridge is off',
    (bucket) => delete bucket.NotificationConfiguration,
  ],
  [
    'upload → bucket',
    'there is no AWS::S3::Bucket',
    ...BUCKET,
    'the bucket is gone',
    (_, resource) => (resource.Type = 'AWS::S3::Other'),
  ],

  [
    'upload → rule',
    'the rule is disabled (Ingestion/DataProcessorTradeFileCreated',
    ...RULE,
    'the rule is disabled',
    (rule) => (rule.State = 'DISABLED'),
  ],
  [
    'upload → rule',
    'is on another bus',
    ...RULE,
    'the rule is on another bus',
    (rule) => (rule.EventBusName = 'custom'),
  ],
  [
    'upload → rule',
    'does not match',
    ...RULE,
    'the rule has another source',
    (rule) => (rule.EventPattern.source = ['custom.trades']),
  ],
  [
    'upload → rule',
    'does not match',
    ...RULE,
    'the rule has another detail-type',
    (rule) => (rule.EventPattern['detail-type'] = ['Object Deleted']),
  ],
  [
    'upload → rule',
    'does not match',
    ...RULE,
    'the rule has another bucket',
    (rule) => (rule.EventPattern.detail.bucket.name = ['other']),
  ],
  [
    'upload → rule',
    'does not match',
    ...RULE,
    'the rule has another prefix',
    (rule) => (rule.EventPattern.detail.object.key = [{ prefix: 'other/' }]),
  ],
  [
    'upload → rule',
    'does not match',
    ...RULE,
    'the rule wants a suffix',
    (rule) => (rule.EventPattern.detail.object.key = [{ suffix: '.csv' }]),
  ],
  [
    'upload → rule',
    'also matches an object of another bucket',
    ...RULE,
    'the rule is for every bucket',
    (rule) => delete rule.EventPattern.detail.bucket,
  ],
  [
    'upload → rule',
    'also matches the object',
    ...RULE,
    'the rule has no prefix',
    (rule) => delete rule.EventPattern.detail.object,
  ],
  [
    'upload → rule',
    'also matches an event of another source',
    ...RULE,
    'the rule is for any source',
    (rule) => delete rule.EventPattern.source,
  ],
  [
    'upload → rule',
    'also matches a deleted object',
    ...RULE,
    'the rule is for all events',
    (rule) => delete rule.EventPattern['detail-type'],
  ],
  ['upload → rule', 'must be an object', ...RULE, 'the rule has no pattern', (rule) => delete rule.EventPattern],

  [
    'rule → queue',
    'another target',
    ...RULE,
    'the rule has another target',
    (rule) => (rule.Targets[0].Arn = `arn:aws:sqs:us-east-1:${FOREIGN}:q`),
  ],
  [
    'rule → queue',
    'does not arrive as S3 sends it',
    ...RULE,
    'the target changes the event',
    (rule) => (rule.Targets[0].InputPath = '$.detail'),
  ],
  [
    'rule → queue',
    'do not go to the dead-letter queue',
    ...RULE,
    'the target has no dead letters',
    (rule) => delete rule.Targets[0].DeadLetterConfig,
  ],
  [
    'rule → queue',
    'gives up too early',
    ...RULE,
    'the target does not retry',
    (rule) => (rule.Targets[0].RetryPolicy = { MaximumRetryAttempts: 0 }),
  ],
  [
    'rule → queue',
    'does not let the rule send',
    ...QUEUE_POLICY,
    'the rule may not send',
    (policy) => policy.PolicyDocument.Statement.pop(),
  ],
  [
    'rule → queue',
    'lets another rule send',
    ...QUEUE_POLICY,
    'every rule may send',
    (policy) => delete policy.PolicyDocument.Statement[1].Condition.ArnEquals,
  ],
  [
    'rule → queue',
    'of another account',
    ...QUEUE_POLICY,
    'every account may send',
    (policy) => delete policy.PolicyDocument.Statement[1].Condition,
  ],
  [
    'rule → queue',
    'another service',
    ...QUEUE_POLICY,
    'every service may send',
    (policy) => (policy.PolicyDocument.Statement[1].Principal = '*'),
  ],

  [
    'queue',
    'shorter than six attempts',
    ...QUEUE,
    'messages are invisible for five attempts',
    (queue) => (queue.VisibilityTimeout = 4500),
  ],
  [
    'queue',
    'shorter than six attempts',
    ...QUEUE,
    'the queue has the default visibility',
    (queue) => delete queue.VisibilityTimeout,
  ],
  [
    'queue',
    'shorter than six attempts',
    ...PROCESSOR,
    'the function has more time',
    (lambda) => (lambda.Timeout = 960),
  ],
  [
    'queue',
    'expire after 60 s',
    ...QUEUE,
    'the queue keeps messages for a minute',
    (queue) => (queue.MessageRetentionPeriod = 60),
  ],
  ['queue', 'delayed by 900 s', ...QUEUE, 'the queue delays messages', (queue) => (queue.DelaySeconds = 900)],
  [
    'queue',
    'only 1024 bytes',
    ...QUEUE,
    'the queue accepts small messages only',
    (queue) => (queue.MaximumMessageSize = 1024),
  ],
  ['queue', 'is FIFO', ...QUEUE, 'the queue is FIFO', (queue) => (queue.FifoQueue = true)],
  [
    'queue',
    'there is no AWS::KMS::Key',
    ...QUEUE,
    "the queue has SQS' managed key",
    (queue) => (queue.KmsMasterKeyId = 'alias/aws/sqs'),
  ],

  [
    'queue → function',
    'the mapping is disabled',
    ...MAPPING,
    'the mapping is disabled',
    (mapping) => (mapping.Enabled = false),
  ],
  [
    'queue → function',
    'do not match its filter',
    ...MAPPING,
    'the mapping has a filter',
    (mapping) => (mapping.FilterCriteria = { Filters: [{ Pattern: '{}' }] }),
  ],
  [
    'queue → function',
    'not reported for each message',
    ...MAPPING,
    'the mapping reports no failures',
    (mapping) => delete mapping.FunctionResponseTypes,
  ],
  [
    'queue → function',
    'a batch has 10 messages',
    ...MAPPING,
    'the mapping has the default batch',
    (mapping) => delete mapping.BatchSize,
  ],
  [
    'queue → function',
    'waits 300 s',
    ...MAPPING,
    'the mapping waits for a batch',
    (mapping) => (mapping.MaximumBatchingWindowInSeconds = 300),
  ],
  [
    'queue → function',
    'no event source mapping',
    ...MAPPING,
    'the mapping reads another queue',
    (mapping) => (mapping.EventSourceArn = `arn:aws:sqs:us-east-1:${FOREIGN}:q`),
  ],
  [
    'queue → function',
    'no event source mapping',
    ...MAPPING,
    'the mapping invokes another function',
    (mapping) => (mapping.FunctionName = 'other'),
  ],
  [
    'queue → function',
    'no event source mapping',
    ...MAPPING,
    'the mapping is gone',
    (_, resource) => (resource.Type = 'AWS::Lambda::Other'),
  ],
  [
    'queue → function',
    'needs a concurrency of 4',
    ...PROCESSOR,
    'the function has less concurrency than the pollers',
    (lambda) => (lambda.ReservedConcurrentExecutions = 2),
  ],
  [
    'queue → function',
    'does not allow sqs:DeleteMessage',
    ...RUN_POLICY,
    'Lambda may not delete messages',
    (policy) => (policy.PolicyDocument.Statement[4].Action = ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes']),
  ],

  [
    'queue → dead letters',
    'do not go to the dead-letter queue',
    ...QUEUE,
    'the queue has no dead letters',
    (queue) => delete queue.RedrivePolicy,
  ],
  [
    'queue → dead letters',
    'received 1 times',
    ...QUEUE,
    'a message is received once',
    (queue) => (queue.RedrivePolicy.maxReceiveCount = 1),
  ],
  [
    'queue → dead letters',
    'received 1000 times',
    ...QUEUE,
    'a message is received 1000 times',
    (queue) => (queue.RedrivePolicy.maxReceiveCount = 1000),
  ],
  [
    'queue → dead letters',
    'are kept 60 s',
    ...DEAD_LETTERS,
    'dead letters are kept for a minute',
    (queue) => (queue.MessageRetentionPeriod = 60),
  ],
  [
    'queue → dead letters',
    'are kept 604800 s',
    ...DEAD_LETTERS,
    'dead letters have the retention of the queue',
    (queue) => (queue.MessageRetentionPeriod = 604_800),
  ],
  [
    'queue → dead letters',
    'does not accept messages of the queue',
    ...DEAD_LETTERS,
    'another queue has dead letters',
    (queue) => (queue.RedriveAllowPolicy.sourceQueueArns = [`arn:aws:sqs:us-east-1:${FOREIGN}:q`]),
  ],
  [
    'queue → dead letters',
    'accepts messages of every queue',
    ...DEAD_LETTERS,
    'all queues have dead letters',
    (queue) => delete queue.RedriveAllowPolicy,
  ],
  [
    'queue → dead letters',
    'does not accept',
    ...DEAD_LETTERS,
    'no queue has dead letters',
    (queue) => (queue.RedriveAllowPolicy = { redrivePermission: 'denyAll' }),
  ],

  ['table', 'the keys are not', ...TABLE, 'the keys are swapped', (table) => table.KeySchema.reverse()],
  ['table', 'the keys are not', ...TABLE, 'the sort key is gone', (table) => table.KeySchema.pop()],
  [
    'table',
    'the keys are not',
    ...TABLE,
    'a key is a number',
    (table) => (table.AttributeDefinitions[1].AttributeType = 'N'),
  ],
  ['table', 'no replica in us-east-1', ...TABLE, 'the replica of the region is gone', (table) => table.Replicas.pop()],
  [
    'table',
    'the write capacity cannot grow',
    ...TABLE,
    'the write capacity has a low maximum',
    (table) => (table.WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.MaxCapacity = 5),
  ],

  [
    'processor',
    'has no concurrency',
    ...PROCESSOR,
    'the function has no concurrency',
    (lambda) => (lambda.ReservedConcurrentExecutions = 0),
  ],
  ['processor', 'has 3 s', ...PROCESSOR, 'the function has three seconds', (lambda) => (lambda.Timeout = 3)],
  ['processor', 'has 128 MiB', ...PROCESSOR, 'the function has little memory', (lambda) => (lambda.MemorySize = 128)],
  [
    'processor',
    'does not run on nodejs24.x',
    ...PROCESSOR,
    'the function has another runtime',
    (lambda) => (lambda.Runtime = 'python3.13'),
  ],
  [
    'processor',
    'does not run on ARM64',
    ...PROCESSOR,
    'the function runs on x86',
    (lambda) => (lambda.Architectures = ['x86_64']),
  ],
  [
    'processor',
    'no handler index.handler',
    ...PROCESSOR,
    'the function has another handler',
    (lambda) => (lambda.Handler = 'index.handler'),
  ],
  [
    'processor',
    'no handler handler.main',
    ...PROCESSOR,
    'the function has another export',
    (lambda) => (lambda.Handler = 'handler.main'),
  ],
  [
    'processor',
    'there is no asset',
    ...PROCESSOR,
    'the function has other code',
    (lambda) => (lambda.Code.S3Key = 'other.zip'),
  ],
  [
    'processor',
    'has layers',
    ...PROCESSOR,
    'the function has a foreign layer',
    (lambda) => (lambda.Layers = [`arn:aws:lambda:us-east-1:${FOREIGN}:layer:x:1`]),
  ],
  [
    'processor',
    'TABLE_NAME is "other"',
    ...PROCESSOR,
    'the function has another table',
    (lambda) => (lambda.Environment.Variables.TABLE_NAME = 'other'),
  ],
  [
    'processor',
    'does not know the variable NODE_OPTIONS',
    ...PROCESSOR,
    'the function has a variable more',
    (lambda) => (lambda.Environment.Variables.NODE_OPTIONS = '--inspect'),
  ],
  [
    'processor',
    'DEAD_LETTER_QUEUE_URL is undefined',
    ...PROCESSOR,
    'the function has a variable less',
    (lambda) => delete lambda.Environment.Variables.DEAD_LETTER_QUEUE_URL,
  ],
  [
    'processor',
    'there is no AWS::Logs::LogGroup',
    ...PROCESSOR,
    'the function has another log group',
    (lambda) => (lambda.LoggingConfig.LogGroup = 'other'),
  ],
  [
    'processor',
    'does not allow logs:PutLogEvents',
    ...RUN_POLICY,
    'the function may not log',
    (policy) => policy.PolicyDocument.Statement.shift(),
  ],
  [
    'processor',
    'Lambda may not assume',
    ...ROLE,
    'the role is for EC2',
    (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com'),
  ],
  [
    'processor',
    'a boundary limits the role',
    ...ROLE,
    'a boundary limits the role',
    (role) => (role.PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
  ],

  [
    'processor → network',
    'not in the network',
    ...PROCESSOR,
    'the function is in no network',
    (lambda) => delete lambda.VpcConfig,
  ],
  [
    'processor → network',
    'no subnet of the function is in us-east-1b, us-east-1c',
    ...PROCESSOR,
    'the function has one subnet',
    (lambda) => lambda.VpcConfig.SubnetIds.splice(1),
  ],
  [
    'processor → network',
    'no subnet of the function is in us-east-1b',
    'Network',
    'AWS::EC2::Subnet',
    'NetworkVpcPrivateSubnet2',
    'two subnets are in one zone',
    (subnet) => (subnet.AvailabilityZone = 'us-east-1a'),
  ],
  ['processor → network', 'resolves no names', ...VPC, 'DNS is off', (vpc) => (vpc.EnableDnsSupport = false)],
  [
    'processor → network',
    'no DNS host names',
    ...VPC,
    'DNS host names are off',
    (vpc) => (vpc.EnableDnsHostnames = false),
  ],
  [
    'processor → network',
    'has no route to s3',
    ...S3_ENDPOINT,
    'a subnet has no route to S3',
    (endpoint) => endpoint.RouteTableIds.shift(),
  ],
  [
    'processor → network',
    'has no route to dynamodb',
    'Network',
    'AWS::EC2::SubnetRouteTableAssociation',
    'NetworkVpcPrivateSubnet1',
    'a subnet has no route table',
    (association) => (association.RouteTableId = 'other'),
  ],
  [
    'processor → network',
    'no endpoint for com.amazonaws.us-east-1.dynamodb',
    ...DYNAMODB_ENDPOINT,
    'the endpoint is gone',
    (_, resource) => (resource.Type = 'AWS::EC2::Other'),
  ],
  [
    'processor → network',
    'does not lead to its endpoint',
    ...SQS_ENDPOINT,
    'the endpoint has no private name',
    (endpoint) => (endpoint.PrivateDnsEnabled = false),
  ],
  [
    'processor → network',
    'is not in the zone of',
    ...SQS_ENDPOINT,
    'the endpoint is in two zones',
    (endpoint) => endpoint.SubnetIds.shift(),
  ],
  [
    'processor → network',
    'out to all addresses of s3',
    ...PROCESSOR_GROUP,
    'egress to S3 leads to other addresses',
    (group) => (group.SecurityGroupEgress[1].DestinationPrefixListId = 'pl-0123456789abcdef0'),
  ],
  [
    'processor → network',
    'out to the endpoint for sqs',
    ...PROCESSOR_GROUP,
    'egress has another port',
    (group) => {
      group.SecurityGroupEgress[3].FromPort = 80;
      group.SecurityGroupEgress[3].ToPort = 80;
    },
  ],
  [
    'processor → network',
    'does not let the function in',
    ...ENDPOINT_GROUP,
    'the endpoint lets nobody in',
    (group) => (group.SecurityGroupIngress = []),
  ],
  [
    'processor → network',
    'does not let the function in',
    ...ENDPOINT_GROUP,
    'the endpoint lets half of the network in',
    (group) => (group.SecurityGroupIngress[0].CidrIp = '10.3.0.0/20'),
  ],

  [
    'processor → data',
    'do not allow s3:GetObject on arn:aws:s3:::trades-',
    ...GRANTS,
    'the function may not read',
    (policy) => policy.PolicyDocument.Statement.shift(),
  ],
  [
    'processor → data',
    'do not allow dynamodb:PutItem',
    ...GRANTS,
    'the function may not write',
    (policy) => (policy.PolicyDocument.Statement[2].Action = ['dynamodb:GetItem']),
  ],
  [
    'processor → data',
    'do not allow s3:ListBucketVersions',
    ...GRANTS,
    'the function may not find trade files',
    (policy) => (policy.PolicyDocument.Statement[1].Condition.StringLike['s3:prefix'] = 'other/*'),
  ],
  [
    'processor → data',
    'do not allow s3:GetObject',
    ...GRANTS,
    'the policy is attached to nothing',
    (policy) => (policy.Roles = ['other']),
  ],
  [
    'processor → data',
    'endpoint for dynamodb does not allow dynamodb:PutItem',
    ...DYNAMODB_ENDPOINT,
    'the endpoint is read-only',
    (endpoint) => (endpoint.PolicyDocument.Statement[0].Action = ['dynamodb:GetItem']),
  ],
  [
    'processor → data',
    'do not allow s3:GetObject',
    'Data',
    'AWS::S3::BucketPolicy',
    'Trades',
    'the bucket denies all',
    (policy) => delete policy.PolicyDocument.Statement[0].Condition,
  ],
  [
    'processor → data',
    'do not allow sqs:SendMessage',
    ...GRANTS,
    'the function may not send dead letters',
    (policy) => policy.PolicyDocument.Statement.pop(),
  ],

  [
    'network',
    'the endpoint for s3 passes resources of another account',
    ...S3_ENDPOINT,
    'the endpoint is for every owner',
    (endpoint) => delete endpoint.PolicyDocument.Statement[0].Condition.StringEquals['aws:ResourceAccount'],
  ],
  [
    'network',
    'the endpoint for sqs passes requests of another account',
    ...SQS_ENDPOINT,
    'the endpoint has no policy',
    (endpoint) => delete endpoint.PolicyDocument,
  ],

  [
    'reader → query function',
    'there is no AWS::ApiGatewayV2::Integration',
    ...ROUTE,
    'a route has another target',
    (route) => (route.Target = 'integrations/other'),
  ],
  [
    'reader → query function',
    'there is no route for GET /v1/symbols',
    ...ROUTE,
    'a route is gone',
    (route) => (route.RouteKey = 'POST /v1/symbols'),
  ],
  [
    'reader → query function',
    'something else than the function',
    ...INTEGRATION,
    'the integration is elsewhere',
    (integration) => (integration.IntegrationUri = `arn:aws:lambda:us-east-1:${FOREIGN}:function:x`),
  ],
  [
    'reader → query function',
    'the API waits 3000 ms',
    ...INTEGRATION,
    'the integration is impatient',
    (integration) => (integration.TimeoutInMillis = 3000),
  ],
  [
    'reader → query function',
    'the format that it reads',
    ...INTEGRATION,
    'the payload has the old format',
    (integration) => (integration.PayloadFormatVersion = '1.0'),
  ],
  [
    'reader → query function',
    'nothing is deployed',
    ...STAGE,
    'the stage is not deployed',
    (stage) => delete stage.AutoDeploy,
  ],
  [
    'reader → query function',
    'has other limits',
    ...STAGE,
    'the stage rejects all',
    (stage) => (stage.DefaultRouteSettings.ThrottlingRateLimit = 0),
  ],
  [
    'reader → query function',
    'may not invoke',
    ...PERMISSION,
    'the permission is for another account',
    (permission) => (permission.SourceAccount = FOREIGN),
  ],
  [
    'reader → query function',
    'may not invoke',
    ...PERMISSION,
    'the permission is for another API',
    (permission) => (permission.SourceArn = 'arn:aws:execute-api:us-east-1:333333333333:other/$default/*'),
  ],

  [
    'reader → query function',
    'has other limits',
    ...STAGE,
    'the limit is a thousand times as high',
    (stage) => (stage.DefaultRouteSettings.ThrottlingRateLimit *= 1000),
  ],
  [
    'reader → query function',
    'in the format that it reads',
    ...INTEGRATION,
    'the path is replaced',
    (integration) => (integration.RequestParameters = { 'overwrite:path': '/x' }),
  ],
  [
    'reader → query function',
    'are not accepted',
    ...AUTHORIZER,
    'tokens are for another audience',
    (authorizer) => (authorizer.JwtConfiguration.Audience = ['other']),
  ],
  [
    'reader → query function',
    'are not accepted',
    ...AUTHORIZER,
    'tokens are of another issuer',
    (authorizer) => (authorizer.JwtConfiguration.Issuer = 'https://login.trading.example/x'),
  ],
  [
    'reader → query function',
    'demands other scopes',
    ...ROUTE,
    'a route demands another scope',
    (route) => (route.AuthorizationScopes = ['bars:write']),
  ],
  [
    'upload → rule',
    'also sends events at times',
    ...RULE,
    'the rule has a schedule',
    (rule) => (rule.ScheduleExpression = 'rate(1 minute)'),
  ],
  [
    'table',
    'and the settings say us-east-1, us-west-2',
    ...TABLE,
    'a replica is in another region',
    (table) => (table.Replicas[0].Region = 'eu-central-1'),
  ],
  [
    'table',
    'the read capacity cannot grow',
    ...TABLE,
    'the capacity of the other replica is fixed',
    (table) => delete table.Replicas[0].ReadProvisionedThroughputSettings,
  ],
  [
    'table',
    'the write capacity cannot grow',
    ...TABLE,
    'the target of the utilization is never reached',
    (table) =>
      (table.WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.TargetTrackingScalingPolicyConfiguration.TargetValue = 91),
  ],
  [
    'schedule → exporter',
    'not in UTC',
    ...SCHEDULE,
    'the schedule is in another time zone',
    (schedule) => (schedule.ScheduleExpressionTimezone = 'Asia/Tokyo'),
  ],
  [
    'visitor → page',
    'closed to some countries',
    ...DISTRIBUTION,
    'only one country may visit',
    ({ DistributionConfig }) =>
      (DistributionConfig.Restrictions = { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['AQ'] } }),
  ],
  [
    'visitor → page',
    'no policy for its cache',
    ...DISTRIBUTION,
    'the cache has no policy',
    ({ DistributionConfig }) => delete DistributionConfig.DefaultCacheBehavior.CachePolicyId,
  ],
  [
    'visitor → page',
    'does not get the query and the token of requests to /v1/*',
    ...DISTRIBUTION,
    'requests lose their query',
    ({ DistributionConfig }) => delete DistributionConfig.CacheBehaviors[0].OriginRequestPolicyId,
  ],
  [
    'visitor → page',
    'replace those of /docs',
    'Web',
    'AWS::CloudFront::ResponseHeadersPolicy',
    '',
    'the policy of the page replaces that of the documents',
    ({ ResponseHeadersPolicyConfig: { SecurityHeadersConfig } }) =>
      (SecurityHeadersConfig.ContentSecurityPolicy.Override = true),
  ],
  [
    'visitor → page',
    'the files are not those of the bucket',
    ...DISTRIBUTION,
    'the origin of the files has no settings of S3',
    ({ DistributionConfig }) => delete DistributionConfig.Origins[0].S3OriginConfig,
  ],
  [
    'buckets → access logs',
    'go to another bucket',
    'Exports',
    'AWS::S3::Bucket',
    '',
    'access logs have no bucket',
    (bucket) => delete bucket.LoggingConfiguration.DestinationBucketName,
  ],
  [
    'network → flow logs',
    'there is no AWS::IAM::Role',
    'Network',
    'AWS::EC2::FlowLog',
    '',
    'flow logs have no role',
    (log) => delete log.DeliverLogsPermissionArn,
  ],
  [
    'analyst → exports',
    'no table',
    'Exports',
    'AWS::Glue::Database',
    '',
    'the database is gone',
    (_database, resource) => (resource.Type = 'AWS::Glue::Other'),
  ],

  [
    'state machine → backfill function',
    'there is no state machine with the name',
    ...STATE_MACHINE,
    'the state machine has another name',
    (machine) => (machine.StateMachineName = 'other'),
  ],
  [
    'state machine → backfill function',
    'reads its items from another bucket',
    ...STATE_MACHINE,
    'the items are in another bucket',
    (machine) => inDefinition(machine, /"Bucket":"[^"]*"?$/, '"Bucket":"other-'),
  ],
  [
    'state machine → backfill function',
    'reads its items from a fixed object',
    ...STATE_MACHINE,
    'the key is fixed',
    (machine) => inDefinition(machine, '"Key.$":"$.key"', '"Key":"key"'),
  ],
  [
    'state machine → backfill function',
    'calls 0 functions at once, expected: 3',
    ...STATE_MACHINE,
    'there is no limit',
    (machine) => inDefinition(machine, '"MaxConcurrency":3', '"MaxConcurrency":0'),
  ],
  [
    'state machine → backfill function',
    'does not call the function',
    ...STATE_MACHINE,
    'it calls something else',
    (machine) => inDefinition(machine, '"Resource":"', '"Resource":"x'),
  ],
  [
    'state machine → backfill function',
    'has no map',
    ...STATE_MACHINE,
    'it has no map',
    (machine) => inDefinition(machine, '"Type":"Map"', '"Type":"Pass"'),
  ],
  [
    'state machine → backfill function',
    'may not assume its role',
    'Backfill',
    'AWS::IAM::Role',
    'BackfillStateMachineRole',
    'the executions of items may not assume the role',
    (role) => role.AssumeRolePolicyDocument.Statement[0].Condition.ArnLike['aws:SourceArn'].pop(),
  ],
  [
    'state machine → backfill function',
    'the role does not allow lambda:InvokeFunction',
    'Backfill',
    'AWS::IAM::ManagedPolicy',
    'BackfillStateMachineRolePolicy',
    'the role may nothing',
    (policy) => (policy.Roles = []),
  ],
  [
    'backfill function',
    'WRITE_UNITS_PER_SECOND',
    'Backfill',
    'AWS::Lambda::Function',
    '',
    'the function has no share of the write units',
    (lambda) => delete lambda.Environment.Variables.WRITE_UNITS_PER_SECOND,
  ],
  [
    'backfill function → data',
    'not allow s3:GetObject',
    'Backfill',
    'AWS::IAM::ManagedPolicy',
    'BackfillRolePolicy',
    'the function may not read files',
    (policy) => (policy.Roles = []),
  ],

  [
    'schedule → exporter',
    'the schedule is disabled',
    ...SCHEDULE,
    'the schedule is disabled',
    (schedule) => (schedule.State = 'DISABLED'),
  ],
  [
    'schedule → exporter',
    'not due every day',
    ...SCHEDULE,
    'the schedule is yearly',
    (schedule) => (schedule.ScheduleExpression = 'cron(15 1 1 1 ? *)'),
  ],
  [
    'schedule → exporter',
    'limited to a period',
    ...SCHEDULE,
    'the schedule has ended',
    (schedule) => (schedule.EndDate = '2024-01-01T00:00:00Z'),
  ],
  [
    'schedule → exporter',
    'no schedule starts',
    ...SCHEDULE,
    'the schedule starts something else',
    (schedule) => (schedule.Target.Arn = `arn:aws:lambda:us-east-1:${FOREIGN}:function:x`),
  ],
  [
    'schedule → exporter',
    'may not assume',
    'Exports',
    'AWS::IAM::Role',
    'ScheduleRole',
    'the role is for EC2',
    (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com'),
  ],
  [
    'schedule → exporter',
    'may not invoke',
    'Exports',
    'AWS::IAM::ManagedPolicy',
    'SchedulePolicy',
    'the role may nothing',
    (policy) => (policy.Roles = []),
  ],
  [
    'exporter',
    'has 512 MiB of storage',
    ...EXPORTER,
    'the exporter has little storage',
    (lambda) => delete lambda.EphemeralStorage,
  ],

  [
    'visitor → page',
    'the distribution is disabled',
    ...DISTRIBUTION,
    'the distribution is disabled',
    ({ DistributionConfig }) => (DistributionConfig.Enabled = false),
  ],
  [
    'visitor → page',
    'no page at its root',
    ...DISTRIBUTION,
    'the root is empty',
    ({ DistributionConfig }) => delete DistributionConfig.DefaultRootObject,
  ],
  [
    'visitor → page',
    'not those of the bucket',
    ...DISTRIBUTION,
    'the files are elsewhere',
    ({ DistributionConfig }) => (DistributionConfig.Origins[0].DomainName = 'other.s3.amazonaws.com'),
  ],
  [
    'visitor → page',
    'does not sign',
    ...DISTRIBUTION,
    'requests are not signed',
    ({ DistributionConfig }) => delete DistributionConfig.Origins[0].OriginAccessControlId,
  ],
  [
    'visitor → page',
    'does not go to the API',
    ...DISTRIBUTION,
    'the API is elsewhere',
    ({ DistributionConfig }) => (DistributionConfig.Origins[1].DomainName = 'api.example'),
  ],
  [
    'visitor → page',
    'does not answer for its domain',
    ...DISTRIBUTION,
    'the domain is gone',
    ({ DistributionConfig }) => delete DistributionConfig.Aliases,
  ],
  [
    'visitor → page',
    'does not let the distribution read',
    'Web',
    'AWS::S3::BucketPolicy',
    '',
    'the distribution may not read',
    (policy) => policy.PolicyDocument.Statement.pop(),
  ],
];

/** The rule that replicates the trade files of production. */
function replication(bucket: MutableResource['Properties']): MutableResource['Properties'] {
  return bucket.ReplicationConfiguration.Rules[0];
}

/** Changes of the replication of trade files, and what stops then. */
const REPLICATION_MUTANTS: readonly (readonly [problem: string, change: Change])[] = [
  ['no rule replicates to', (bucket) => delete bucket.ReplicationConfiguration],
  ['no rule replicates to', (bucket) => (replication(bucket).Destination.Bucket = 'arn:aws:s3:::other')],
  ['the replication is off', (bucket) => (replication(bucket).Status = 'Disabled')],
  ['not that of all trade files', (bucket) => (replication(bucket).Filter.Prefix = 'trades/2024/')],
  ['not that of all trade files', (bucket) => (replication(bucket).Filter.Prefix = '')],
  ['not that of all trade files', (bucket) => (replication(bucket).Filter.TagFilter = { Key: 'a', Value: 'b' })],
  ['stay in the other region', (bucket) => (replication(bucket).DeleteMarkerReplication.Status = 'Disabled')],
  ['nothing promises when', (bucket) => delete replication(bucket).Destination.ReplicationTime],
  ['nothing promises when', (bucket) => delete replication(bucket).Destination.Metrics],
  ['nothing promises when', (bucket) => (replication(bucket).Destination.Metrics.EventThreshold.Minutes = 60)],
  ['cannot read the replicas', (bucket) => (replication(bucket).Destination.StorageClass = 'GLACIER')],
  [
    'cannot read the replicas',
    (bucket) => (replication(bucket).Destination.EncryptionConfiguration = { ReplicaKmsKeyID: 'arn:key' }),
  ],
];

/** Changes of the standby of production, which must not write. */
const STANDBY_MUTANTS: readonly (readonly [
  problem: string,
  ...(typeof RULE | typeof MAPPING | typeof SCHEDULE),
  Change,
])[] = [
  ['the rule is enabled in a region that does not write', ...RULE, (rule) => (rule.State = 'ENABLED')],
  ['the mapping is enabled in a region that does not write', ...MAPPING, (mapping) => delete mapping.Enabled],
  ['the schedule is enabled in a region that does not write', ...SCHEDULE, (schedule) => delete schedule.State],
];

/** Replaces the first match of a text in the definition of a state machine. */
function inDefinition(machine: MutableResource['Properties'], find: string | RegExp, replacement: string): void {
  const join = machine.DefinitionString['Fn::Join'] as [string, unknown[]];
  let isDone = false;
  join[1] = join[1].map((part) => {
    if (isDone || typeof part !== 'string') return part;
    const changed = part.replace(find, replacement);
    isDone = changed !== part;
    return changed;
  });
  expect(isDone).toBe(true);
}

describe('pipelineBreaks', () => {
  test.each(ENVIRONMENT_NAMES)('finds none in the templates of %s', async (environment) => {
    expect(await pipelineBreaks(templateFiles(environment), environment)).toEqual([]);
  });

  test.each(MUTANTS)('%s: %s', async (step, problem, stack, type, id, _name, change) => {
    const breaks = await pipelineBreaks(changed('production', stack, type, id, change), 'production');

    expect(breaks.filter((each) => each.startsWith(`${step}: `) && each.includes(problem))).not.toEqual([]);
  });

  test.each(REPLICATION_MUTANTS)('bucket → other region: %s', async (problem, change) => {
    const breaks = await pipelineBreaks(changed('production', ...BUCKET, change), 'production');

    expect(breaks).toContainEqual(expect.stringMatching(new RegExp(`^bucket → other region: .*${problem}`)));
  });

  test('bucket → other region: the role lacks a right, or S3 may not assume it', async () => {
    const policy = ['Data', 'AWS::IAM::ManagedPolicy', 'TradesReplicationPolicy'] as const;
    const role = ['Data', 'AWS::IAM::Role', 'TradesReplicationRole'] as const;
    const withoutRight = changed('production', ...policy, ({ PolicyDocument }) => PolicyDocument.Statement.pop());
    const untrusted = changed('production', ...role, ({ AssumeRolePolicyDocument: { Statement } }) => {
      Statement[0].Principal.Service = 'ec2.amazonaws.com';
    });

    expect(await pipelineBreaks(withoutRight, 'production')).toContainEqual(
      expect.stringContaining('the role of the replication does not allow s3:ReplicateObject on'),
    );
    expect(await pipelineBreaks(untrusted, 'production')).toContainEqual(
      expect.stringContaining('S3 may not assume the role of the replication'),
    );
  });

  test('finds none in the standby of production', async () => {
    expect(await pipelineBreaks(templateFiles('production', STANDBY), 'production')).toEqual([]);
  });

  test.each(STANDBY_MUTANTS)('in a standby: %s', async (problem, stack, type, id, change) => {
    const breaks = await pipelineBreaks(changed('production', stack, type, id, change, STANDBY), 'production');

    expect(breaks).toContainEqual(expect.stringContaining(problem));
  });

  test('a standby with a table of its own does not use the replica', async () => {
    const files = templateFiles('production', STANDBY);
    const resources = files.find(({ stack }) => stack === 'Data')?.template.Resources ?? {};
    resources['Own'] = { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} };

    expect(await pipelineBreaks(files, 'production')).toEqual(['table: a standby has a table of its own (Data/Own)']);
  });

  test('names a template that it cannot follow, instead of throwing', async () => {
    const files = templateFiles('production').map((file) => ({ ...file, template: { Resources: null } }));

    expect(await pipelineBreaks(files as never, 'production')).not.toEqual([]);
    expect(await pipelineBreaks([], 'production')).not.toEqual([]);
  });
});
