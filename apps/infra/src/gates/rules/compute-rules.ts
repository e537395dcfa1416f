import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf } from '../statement';
import { list, refersTo, valueAt, type Resources } from '@trading/template';

const FUNCTION = 'AWS::Lambda::Function';
const QUEUE = 'AWS::SQS::Queue';

/** Rules for functions, their logs and their queues. */
export const COMPUTE_RULES: readonly TemplateRule[] = [
  {
    name: 'no-hidden-function',
    description: 'Every function has an explicit name, unlike the functions that the CDK adds implicitly',
    fix: 'Name the function, or use a CloudFormation property instead of the feature that adds it',
    check: eachResource(FUNCTION, ({ Properties }) =>
      brokenIf(Properties?.['FunctionName'] === undefined, 'Properties/FunctionName'),
    ),
  },
  {
    name: 'function-arm64',
    description: 'A function runs on ARM64',
    fix: 'Use `Arm64Function`, or `architecture: Architecture.ARM_64`',
    check: eachResource(FUNCTION, ({ Properties }) =>
      brokenIf(valueAt(Properties, 'Architectures.0') !== 'arm64', 'Properties/Architectures'),
    ),
  },
  {
    name: 'function-own-log-group',
    description: 'A function writes JSON to a log group of its stack, not to one that Lambda creates and never deletes',
    fix: 'Use `Arm64Function`, or pass `logGroup` and `loggingFormat: LoggingFormat.JSON`',
    check: eachResource(FUNCTION, ({ Properties }, { resources }) => {
      const logGroup = valueAt(Properties, 'LoggingConfig.LogGroup');
      return [
        ...brokenIf(!isReferenceTo('AWS::Logs::LogGroup', logGroup, resources), 'Properties/LoggingConfig/LogGroup'),
        ...brokenIf(valueAt(Properties, 'LoggingConfig.LogFormat') !== 'JSON', 'Properties/LoggingConfig/LogFormat'),
      ];
    }),
  },
  {
    name: 'log-retention',
    description: 'A log group has a retention period, which is not shorter than the floor of the environment',
    fix: 'Set `retention`',
    check: eachResource('AWS::Logs::LogGroup', ({ Properties }, { logicalId, resources, floor }) => {
      const days = Number(Properties?.['RetentionInDays'] ?? NaN);
      const minimum = hasFlowLogs(logicalId, resources) ? floor.flowLogDays : floor.logDays;
      return brokenIf(!(days >= minimum), 'Properties/RetentionInDays');
    }),
  },
  {
    name: 'function-code-has-no-network-rights',
    description: 'The code of a function in a VPC cannot use the rights that Lambda needs for network interfaces',
    fix: 'Use `Arm64Function`, or deny them with a condition on lambda:SourceFunctionArn',
    check: eachResource(FUNCTION, ({ Properties }, { logicalId, resources }) =>
      brokenIf(Properties?.['VpcConfig'] !== undefined && !isDeniedNetwork(logicalId, resources), 'Properties/Role'),
    ),
  },
  {
    name: 'mapping-partial-responses',
    description: 'Only the failed messages of a batch are retried',
    fix: 'Set `reportBatchItemFailures: true`',
    check: eachResource('AWS::Lambda::EventSourceMapping', ({ Properties }) =>
      brokenIf(
        !list(Properties?.['FunctionResponseTypes']).includes('ReportBatchItemFailures'),
        'Properties/FunctionResponseTypes',
      ),
    ),
  },
  {
    name: 'mapping-concurrency',
    description: 'A queue invokes its function a limited number of times at once',
    fix: 'Set `maxConcurrency`',
    check: eachResource('AWS::Lambda::EventSourceMapping', ({ Properties }) =>
      brokenIf(
        valueAt(Properties, 'ScalingConfig.MaximumConcurrency') === undefined,
        'Properties/ScalingConfig/MaximumConcurrency',
      ),
    ),
  },
  {
    name: 'queue-encryption',
    description: 'A queue encrypts its messages',
    fix: 'Set `encryption`',
    check: eachResource(QUEUE, ({ Properties }) =>
      brokenIf(
        Properties?.['SqsManagedSseEnabled'] !== true && Properties?.['KmsMasterKeyId'] === undefined,
        'Properties/SqsManagedSseEnabled',
      ),
    ),
  },
  {
    name: 'queue-requires-tls',
    description: 'A queue rejects plain HTTP',
    fix: 'Set `enforceSSL: true`',
    check: eachResource(QUEUE, (_queue, { logicalId, resources }) => {
      const denials = Object.values(resources)
        .filter(
          ({ Type, Properties }) => Type === 'AWS::SQS::QueuePolicy' && refersTo(Properties?.['Queues'], logicalId),
        )
        .flatMap((policy) => statementsOf(policy))
        .filter(({ effect, condition }) => {
          return effect === 'Deny' && valueAt(condition, 'Bool.aws:SecureTransport') === 'false';
        });
      return brokenIf(denials.length === 0, 'QueuePolicy');
    }),
  },
  {
    name: 'queue-has-dead-letters',
    description: 'Failed messages go to a dead-letter queue, which accepts messages of named queues only',
    fix: 'Set `deadLetterQueue`, and set `redriveAllowPolicy` on the dead-letter queue',
    check: eachResource(QUEUE, ({ Properties }) =>
      brokenIf(
        valueAt(Properties, 'RedrivePolicy.deadLetterTargetArn') === undefined &&
          valueAt(Properties, 'RedriveAllowPolicy.redrivePermission') !== 'byQueue',
        'Properties/RedrivePolicy',
      ),
    ),
  },
  {
    name: 'dead-letters-alarm',
    description: 'An alarm watches the messages in a dead-letter queue',
    fix: 'Use `EventDrivenFunction`, or add an alarm on ApproximateNumberOfMessagesVisible',
    check: eachResource(QUEUE, ({ Properties }, { logicalId, resources }) => {
      const isDeadLetterQueue = Properties?.['RedriveAllowPolicy'] !== undefined;
      const hasAlarm = Object.values(resources).some(
        (resource) => resource.Type === 'AWS::CloudWatch::Alarm' && watchesMessages(resource.Properties, logicalId),
      );
      return brokenIf(isDeadLetterQueue && !hasAlarm, 'Alarm');
    }),
  },
];

function watchesMessages(alarm: unknown, queueId: string): boolean {
  return (
    valueAt(alarm, 'MetricName') === 'ApproximateNumberOfMessagesVisible' &&
    refersTo(valueAt(alarm, 'Dimensions'), queueId)
  );
}

function hasFlowLogs(logGroupId: string, resources: Resources): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) => Type === 'AWS::EC2::FlowLog' && refersTo(Properties, logGroupId),
  );
}

function isReferenceTo(type: string, value: unknown, resources: Resources): boolean {
  return Object.entries(resources).some(([logicalId, { Type }]) => Type === type && refersTo(value, logicalId));
}

function isDeniedNetwork(functionId: string, resources: Resources): boolean {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .flatMap((policy) => statementsOf(policy))
    .some(
      ({ effect, actions, condition }) =>
        effect === 'Deny' &&
        actions.includes('ec2:CreateNetworkInterface') &&
        refersTo(valueAt(condition, 'ArnEquals.lambda:SourceFunctionArn'), functionId),
    );
}
