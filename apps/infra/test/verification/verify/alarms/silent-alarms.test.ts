import { usualSampleOf } from '@trading/bars/testing';
import { ENVIRONMENT_NAMES } from '../../../../src/environments';
import type { StackId } from '../../../../verification/assembly';
import { assessAlarms, silentAlarms } from '../../../../verification/verify/alarms/silent-alarms';
import { changed, templateFiles, type MutableFile, type MutableResource } from '../template-files';

type Alarm = MutableResource['Properties'];

const ALARM = 'AWS::CloudWatch::Alarm';
const TOPIC = 'arn:aws:sns:us-east-1:333333333333:on-call';

/** The alarms of production: stack, beginning of the logical id, and the history that only they tell of. */
const ALARMS = {
  deadLetters: ['Ingestion', 'DataProcessorAlarmsDeadLetters', 'a dead letter (Ingestion/DataProcessorDeadLetterQueue'],
  messageAge: ['Ingestion', 'DataProcessorAlarmsMessageAge', 'a standing queue (Ingestion/DataProcessorQueue'],
  errors: ['Ingestion', 'DataProcessorAlarmsErrors', 'a failing function (Ingestion/DataProcessor'],
  throttles: ['Ingestion', 'DataProcessorAlarmsThrottles', 'a throttled function (Ingestion/DataProcessor'],
  duration: ['Ingestion', 'DataProcessorAlarmsDuration', 'a slow function (Ingestion/DataProcessor'],
  lateBars: ['Ingestion', 'LateBars', 'late bars (Ingestion/DataProcessor'],
  writes: ['Data', 'WriteCapacityUsed', 'writes at the limit (Data/Analytics'],
  reads: ['Data', 'ReadCapacityUsed', 'reads at the limit (Data/Analytics'],
  serverErrors: ['Query', 'QueryApiAlarmsServerErrors', 'requests that fail (Query/QueryApi'],
  clientErrors: ['Query', 'QueryApiAlarmsClientErrors', 'requests that are rejected (Query/QueryApi'],
  latency: ['Query', 'QueryApiAlarmsLatency', 'slow requests (Query/QueryApi'],
  visits: ['Web', 'PageAlarmsServerErrors', 'failing visits (Web/PageDistribution'],
  failedRuns: ['Exports', 'FailedRuns', 'failing runs (Exports/Exporter'],
  noRuns: ['Exports', 'NoRuns', 'no invocation (Exports/Exporter'],
  backupFailed: ['Data', 'BackupAlarmsBackupFailed', 'a failed backup (Data/BackupPlan'],
  backupExpired: ['Data', 'BackupAlarmsBackupExpired', 'a backup that expires (Data/BackupPlan'],
  backupAborted: ['Data', 'BackupAlarmsBackupAborted', 'an aborted backup (Data/BackupPlan'],
  backupMissing: ['Data', 'BackupAlarmsBackupMissing', 'no backup (Data/BackupPlan'],
  copyFailed: ['Data', 'BackupAlarmsCopyFailed', 'a failed copy (Data/BackupPlan'],
  copyMissing: ['Data', 'BackupAlarmsCopyMissing', 'no copy (Data/BackupPlan'],
  restoreFailed: ['Data', 'BackupAlarmsRestoreFailed', 'a failed restore (Data/BackupRestoreTestingPlan'],
  restoreMissing: ['Data', 'BackupAlarmsRestoreMissing', 'no restore (Data/BackupRestoreTestingPlan'],
  objectsFailed: ['Data', 'TradesReplicationFailures', 'objects that are not replicated (Data/TradesBucket'],
  objectsLate: ['Data', 'TradesReplicationLatency', 'objects that are replicated late (Data/TradesBucket'],
  itemsLate: ['Data', 'TableReplicationLatency', 'items that are replicated late (Data/Analytics'],
} as const satisfies Record<string, readonly [stack: StackId, id: string, history: string]>;

type Kind = keyof typeof ALARMS;

const KINDS = Object.keys(ALARMS) as Kind[];

const REVERSED: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: 'LessThanThreshold',
  GreaterThanThreshold: 'LessThanOrEqualToThreshold',
  LessThanThreshold: 'GreaterThanOrEqualToThreshold',
};

/** The sentences about production after a change of an alarm. */
function afterChange(kind: Kind, change: (alarm: Alarm, resource: MutableResource) => void): readonly string[] {
  const [stack, id] = ALARMS[kind];
  return silentAlarms(changed('production', stack, ALARM, id, change), 'production');
}

/** Expects a sentence that begins with a text and contains another one. */
function expectSentence(sentences: readonly string[], begin: string, text = ''): void {
  const found = sentences.filter((sentence) => sentence.startsWith(begin) && sentence.includes(text));
  expect({ sentences, found: found.length > 0 }).toEqual({ sentences, found: true });
}

/** Production with further resources of a stack. */
function withResources(stack: StackId, resources: Record<string, MutableResource>): MutableFile[] {
  const files = templateFiles('production');
  Object.assign(files.find((file) => file.stack === stack)?.template.Resources as object, resources);
  return files;
}

test.each(ENVIRONMENT_NAMES)('somebody is told of each failure in %s', (environment) => {
  const { alarms, histories, silent } = assessAlarms(templateFiles(environment), environment);

  expect(silent).toEqual([]);
  expect(alarms).toBeGreaterThanOrEqual(10);
  expect(histories).toBeGreaterThanOrEqual(14);
});

describe('an alarm that does not tell of its failure', () => {
  // Each change silences any alarm. The second is watched by the alarm on missing jobs as well, but not in time.
  const CHANGES: Readonly<Record<string, (alarm: Alarm, resource: MutableResource) => void>> = {
    'is gone': (_alarm, resource) => (resource.Type = 'AWS::Logs::LogGroup'),
    'watches another namespace': (alarm) => (alarm.Namespace = 'Custom'),
    'watches another metric': (alarm) => (alarm.MetricName = 'Other'),
    'watches another component': (alarm) => (alarm.Dimensions[0].Value = 'other'),
    'watches all components': (alarm) => delete alarm.Dimensions,
    'takes another dimension': (alarm) => (alarm.Dimensions[0].Name = 'Other'),
    'disables its actions': (alarm) => (alarm.ActionsEnabled = false),
    'has no actions': (alarm) => delete alarm.AlarmActions,
    'tells a foreign topic': (alarm) => (alarm.AlarmActions = ['arn:aws:sns:us-east-1:999999999999:on-call']),
    'tells a missing topic': (alarm) => (alarm.AlarmActions = ['arn:aws:sns:us-east-1:333333333333:nobody']),
    'tells a topic of another region': (alarm) => (alarm.AlarmActions = ['arn:aws:sns:us-west-2:333333333333:on-call']),
    'only tells when it ends': (alarm) => {
      alarm.OKActions = alarm.AlarmActions;
      alarm.AlarmActions = [];
    },
  };

  test.each(usualSampleOf(KINDS.flatMap((kind) => Object.keys(CHANGES).map((change) => [kind, change] as const))))(
    '%s %s',
    (kind, change) => {
      expectSentence(afterChange(kind, CHANGES[change] as (alarm: Alarm) => void), ALARMS[kind][2]);
    },
  );

  const MISSING_JOBS: readonly Kind[] = ['noRuns', 'backupMissing', 'copyMissing', 'restoreMissing'];
  const OTHERS = KINDS.filter((kind) => !MISSING_JOBS.includes(kind));

  test.each(OTHERS)('%s has a threshold of more than a thousand times as much', (kind) => {
    expectSentence(
      afterChange(kind, (alarm) => (alarm.Threshold = 1000 * (Number(alarm.Threshold) + 1))),
      ALARMS[kind][2],
      'is not raised within',
    );
  });

  test.each(KINDS)('%s waits for many more periods', (kind) => {
    expectSentence(
      afterChange(kind, (alarm) => (alarm.EvaluationPeriods = kind === 'failedRuns' ? 28 : 160)),
      ALARMS[kind][2],
      'is not raised within',
    );
  });

  // CloudWatch does not evaluate the periods of `writes` over twelve days, and restores are tested every few days.
  test.each(OTHERS.filter((kind) => !['failedRuns', 'writes', 'restoreFailed'].includes(kind)))(
    '%s has a period of a day',
    (kind) => {
      expectSentence(
        afterChange(kind, (alarm) => Object.assign(alarm, { Period: 86_400 })),
        ALARMS[kind][2],
        'is not raised within',
      );
    },
  );

  test.each(MISSING_JOBS)('%s has one period of several days, and looks back at others', (kind) => {
    const days: Partial<Record<Kind, number>> = { noRuns: 1, restoreMissing: 5 };
    const sentences = afterChange(kind, (alarm) =>
      Object.assign(alarm, { Period: 86_400, EvaluationPeriods: days[kind] ?? 2 }),
    );
    expectSentence(sentences, ALARMS[kind][2], 'is not raised within');
  });

  test.each(['errors', 'throttles', 'duration', 'serverErrors', 'clientErrors', 'latency', 'failedRuns'] as const)(
    '%s takes the minimum',
    (kind) => {
      const sentences = afterChange(kind, (alarm) => {
        delete alarm.ExtendedStatistic;
        alarm.Statistic = 'Minimum';
      });
      expectSentence(sentences, ALARMS[kind][2]);
    },
  );

  test.each(
    MISSING_JOBS.flatMap((kind) => ['ignore', 'notBreaching', 'missing'].map((treat) => [kind, treat] as const)),
  )('%s treats missing data as %s', (kind, treat) => {
    expectSentence(
      afterChange(kind, (alarm) => (alarm.TreatMissingData = treat)),
      ALARMS[kind][2],
    );
  });

  test.each([
    'backupFailed',
    'backupExpired',
    'backupAborted',
    'copyFailed',
    'restoreFailed',
    'errors',
    'serverErrors',
    'visits',
  ] as const)('%s stays on after the first failure, because it ignores missing data', (kind) => {
    expectSentence(
      afterChange(kind, (alarm) => (alarm.TreatMissingData = 'ignore')),
      ALARMS[kind][2],
      'when it happens again',
    );
  });

  test('deadLetters ends when SQS stops reporting, although there are letters', () => {
    expectSentence(
      afterChange('deadLetters', (alarm) => (alarm.TreatMissingData = 'notBreaching')),
      ALARMS.deadLetters[2],
      'it ends although the problem lasts',
    );
  });

  test('deadLetters counts sent messages, which those are not that SQS moves', () => {
    expectSentence(
      afterChange('deadLetters', (alarm) => (alarm.MetricName = 'NumberOfMessagesSent')),
      ALARMS.deadLetters[2],
    );
  });

  test('messageAge has the URL of the queue instead of its name', () => {
    const sentences = afterChange('messageAge', (alarm) => {
      const [queue] = alarm.Dimensions[0].Value['Fn::GetAtt'] as [string];
      alarm.Dimensions[0].Value = { Ref: queue };
    });
    expectSentence(sentences, ALARMS.messageAge[2]);
  });

  test('copyFailed has the name of the vault that is copied from', () => {
    const source = { 'Fn::GetAtt': ['BackupVaultADF21B19', 'BackupVaultName'] };
    expectSentence(
      afterChange('copyFailed', (alarm) => (alarm.Dimensions[0].Value = source)),
      ALARMS.copyFailed[2],
    );
  });
});

describe('a false alarm', () => {
  test.each(KINDS.filter((kind) => !/^(?:backup|copy|restore)/.test(kind)))(
    '%s has the reversed comparison',
    (kind) => {
      const sentences = afterChange(
        kind,
        (alarm) => (alarm.ComparisonOperator = REVERSED[alarm.ComparisonOperator as string]),
      );
      expectSentence(sentences, 'a healthy system: ', ALARMS[kind][1]);
    },
  );

  test.each([
    'messageAge',
    'errors',
    'throttles',
    'duration',
    'serverErrors',
    'clientErrors',
    'latency',
    'visits',
  ] as const)('%s treats missing data as breaching', (kind) => {
    const sentences = afterChange(kind, (alarm) => (alarm.TreatMissingData = 'breaching'));
    expectSentence(sentences, 'a healthy system: ', ALARMS[kind][1]);
  });

  test.each(['throttles', 'latency', 'visits'] as const)('%s does not bear a single bad minute', (kind) => {
    const sentences = afterChange(kind, (alarm) => (alarm.EvaluationPeriods = 1));
    expectSentence(sentences, 'a healthy system: ', ALARMS[kind][1]);
  });

  test('noRuns has a time without runs of every day', () => {
    const sentences = afterChange('noRuns', (alarm) => (alarm.EvaluationPeriods = 12));
    expectSentence(sentences, 'a healthy system: Exports/NoRuns');
  });
});

describe('an alarm on backups with a reversed comparison', () => {
  test.each(['backupFailed', 'backupExpired', 'backupAborted', 'backupMissing', 'copyFailed', 'copyMissing'] as const)(
    '%s does not tell of its failure',
    (kind) => {
      const sentences = afterChange(
        kind,
        (alarm) => (alarm.ComparisonOperator = REVERSED[alarm.ComparisonOperator as string]),
      );
      expect(sentences.filter((sentence) => sentence.includes(ALARMS[kind][1]))).not.toEqual([]);
    },
  );
});

test.each([
  ['arn:aws:automate:us-east-1:ec2:stop', 'is not a topic that the model knows'],
  ['arn:aws:sns:us-west-2:333333333333:on-call', 'CloudWatch does not reach another region'],
  ['arn:aws:sns:us-east-1:999999999999:on-call', 'is in another account'],
  ['arn:aws:sns:us-east-1:333333333333:nobody', 'is neither in the templates nor known'],
])('the action %s tells nobody, since it %s', (action, problem) => {
  expectSentence(
    afterChange('errors', (alarm) => (alarm.AlarmActions = [action])),
    ALARMS.errors[2],
    problem,
  );
});

test('one of several actions must tell somebody', () => {
  const sentences = afterChange('errors', (alarm) =>
    alarm.AlarmActions.unshift('arn:aws:sns:us-east-1:999999999999:x'),
  );

  expect(sentences).toEqual([]);
});

describe('a topic of the templates', () => {
  const STATEMENT = {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: { Ref: 'Topic' },
    Condition: { StringEquals: { 'aws:SourceAccount': '333333333333' } },
  };
  const KEY_STATEMENT = {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
  };

  /** Production with a topic of its own, which the alarm on dead letters notifies. */
  function withTopic(change: (topic: Alarm, policy: Alarm, key: Alarm, resources: Record<string, unknown>) => void) {
    const resources = {
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms', KmsMasterKeyId: { Ref: 'Key' } } as Alarm },
      Policy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [{ Ref: 'Topic' }],
          PolicyDocument: { Statement: [structuredClone(STATEMENT)] },
        } as Alarm,
      },
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: { KeyPolicy: { Statement: [structuredClone(KEY_STATEMENT)] } } as Alarm,
      },
    };
    change(resources.Topic.Properties, resources.Policy.Properties, resources.Key.Properties, resources);
    const files = withResources('Ingestion', resources);
    const all = files.find(({ stack }) => stack === 'Ingestion')?.template.Resources ?? {};
    const alarm = Object.entries(all).find(([id]) => id.startsWith(ALARMS.deadLetters[1]))?.[1] as MutableResource;
    alarm.Properties.AlarmActions = [{ Ref: 'Topic' }];
    return silentAlarms(files, 'production');
  }

  test('is reached if its policy and its key allow CloudWatch', () => {
    expect(withTopic(() => undefined)).toEqual([]);
  });

  test('is reached without a key', () => {
    expect(withTopic((topic) => delete topic.KmsMasterKeyId)).toEqual([]);
  });

  test.each<[string, string, Parameters<typeof withTopic>[0]]>([
    ['has no policy', 'no policy lets CloudWatch publish', (_t, _p, _k, resources) => delete resources['Policy']],
    [
      'has a policy for another service',
      'no policy lets CloudWatch publish',
      (_topic, policy) => (policy.PolicyDocument.Statement[0].Principal.Service = 'events.amazonaws.com'),
    ],
    [
      'has a policy for another account',
      'no policy lets CloudWatch publish',
      (_topic, policy) =>
        (policy.PolicyDocument.Statement[0].Condition.StringEquals['aws:SourceAccount'] = '999999999999'),
    ],
    [
      'has a policy that denies',
      'no policy lets CloudWatch publish',
      (_topic, policy) => (policy.PolicyDocument.Statement[0].Effect = 'Deny'),
    ],
    [
      'has a key that CloudWatch may not use',
      'CloudWatch may not use the key of the topic',
      (_topic, _policy, key) => (key.KeyPolicy.Statement[0].Principal.Service = 'sns.amazonaws.com'),
    ],
    [
      'has a key that CloudWatch may only decrypt with',
      'CloudWatch may not use the key of the topic',
      (_topic, _policy, key) => (key.KeyPolicy.Statement[0].Action = 'kms:Decrypt'),
    ],
    [
      'has the key that AWS manages',
      'CloudWatch may not use the key alias/aws/sns',
      (topic) => (topic.KmsMasterKeyId = 'alias/aws/sns'),
    ],
  ])('is not reached if it %s', (_name, problem, change) => {
    expectSentence(withTopic(change), ALARMS.deadLetters[2], problem);
  });
});

describe('a component without an alarm', () => {
  const lambda = (functionName: string): MutableResource => ({
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: functionName },
  });

  test('is a new function', () => {
    const sentences = silentAlarms(withResources('Ingestion', { New: lambda('new') }), 'production');

    for (const problem of ['failing', 'throttled', 'slow']) {
      expectSentence(sentences, `a ${problem} function (Ingestion/New): no alarm watches its metrics`);
    }
  });

  test.each([{}, { Rules: [{ Id: 'Other', Destination: { Bucket: 'arn:aws:s3:::other' } }] }])(
    'is a new replication of a bucket: %j',
    (replication) => {
      const bucket = ['Data', 'AWS::S3::Bucket', 'AccessLogs'] as const;
      const files = changed('production', ...bucket, (properties) => {
        properties.ReplicationConfiguration = replication;
      });

      for (const problem of ['not replicated', 'replicated late']) {
        expectSentence(silentAlarms(files, 'production'), `objects that are ${problem} (Data/AccessLogsBucket`);
      }
    },
  );

  test('is a new function of a schedule', () => {
    const schedule = {
      Type: 'AWS::Scheduler::Schedule',
      Properties: { ScheduleExpression: 'cron(0 4 * * ? *)', Target: { Arn: { 'Fn::GetAtt': ['New', 'Arn'] } } },
    };
    const sentences = silentAlarms(withResources('Exports', { New: lambda('new'), Daily: schedule }), 'production');

    expectSentence(sentences, 'no invocation (Exports/New): no alarm watches its metrics');
    expectSentence(sentences, 'failing runs (Exports/New): no alarm watches its metrics');
  });

  test.each([
    ['a new queue', { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'new' } }, 'a standing queue'],
    [
      'a new state machine',
      { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{"States":{}}' } },
      'failing items',
    ],
    ['a new API', { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'new' } }, 'requests that fail'],
    ['a new distribution', { Type: 'AWS::CloudFront::Distribution', Properties: {} }, 'failing visits'],
    [
      'a new rule without a queue for events that it cannot deliver',
      { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: 'arn:aws:sqs:us-east-1:333333333333:q' }] } },
      'events that are not delivered',
    ],
    [
      'a new plan',
      {
        Type: 'AWS::Backup::BackupPlan',
        Properties: {
          BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'new', ScheduleExpression: 'cron(0 1 * * ? *)' }] },
        },
      },
      'a failed backup',
    ],
  ])('is %s', (_name, resource, history) => {
    expectSentence(
      silentAlarms(withResources('Ingestion', { New: resource }), 'production'),
      `${history} (Ingestion/New`,
      'no alarm watches its metrics',
    );
  });

  test('is a copy of the backups without a vault', () => {
    const files = changed('production', 'Data', 'AWS::Backup::BackupPlan', '', ({ BackupPlan }) => {
      BackupPlan.BackupPlanRule[0].CopyActions[0] = {};
    });

    expectSentence(silentAlarms(files, 'production'), 'a failed copy (Data/BackupPlan', 'no alarm watches its metrics');
  });

  test('is a new copy of the backups', () => {
    const files = changed('production', 'Data', 'AWS::Backup::BackupPlan', '', ({ BackupPlan }) => {
      BackupPlan.BackupPlanRule[0].CopyActions.push({
        DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:333333333333:backup-vault:third',
      });
    });

    expectSentence(silentAlarms(files, 'production'), 'a failed copy (Data/BackupPlan', 'no alarm watches its metrics');
  });

  test('is a dead-letter queue that a rule has for itself', () => {
    const files = changed('production', 'Ingestion', 'AWS::Events::Rule', '', (rule) => {
      rule.Targets[0].DeadLetterConfig.Arn = { 'Fn::GetAtt': ['New', 'Arn'] };
    });
    Object.assign(files.find(({ stack }) => stack === 'Ingestion')?.template.Resources as object, {
      New: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'new' } },
    });

    expectSentence(silentAlarms(files, 'production'), 'a dead letter (Ingestion/New): no alarm watches its metrics');
  });
});

describe('what the model does not know', () => {
  test.each<[string, string, (alarm: Alarm) => void]>([
    ['metric math', 'does not know Metrics', (alarm) => (alarm.Metrics = [{ Id: 'm' }])],
    ['a unit', 'does not know Unit', (alarm) => (alarm.Unit = 'Bytes')],
    ['a statistic', 'the statistic tm90', (alarm) => (alarm.Statistic = 'tm90')],
    [
      'a comparison',
      'the comparison LessThanLowerThreshold',
      (alarm) => (alarm.ComparisonOperator = 'LessThanLowerThreshold'),
    ],
    ['a treatment of missing data', 'missing data cannot be fine', (alarm) => (alarm.TreatMissingData = 'fine')],
    ['a period of seconds', 'a period of 30 s', (alarm) => (alarm.Period = 30)],
    ['a threshold that is no number', 'the threshold NaN', (alarm) => (alarm.Threshold = 'many')],
    ['more data points than periods', '2 of 1 data points', (alarm) => (alarm.DatapointsToAlarm = 2)],
    ['more than a day of minutes', 'at most 86400 s', (alarm) => (alarm.EvaluationPeriods = 1441)],
    ['a reference that leads nowhere', 'No stack exports', (alarm) => (alarm.Threshold = { 'Fn::ImportValue': 'x' })],
  ])('is an alarm with %s', (_name, problem, change) => {
    const sentences = afterChange('errors', change);

    expectSentence(sentences, 'Ingestion/DataProcessorAlarmsErrors', problem);
    expectSentence(sentences, ALARMS.errors[2]);
  });

  test('is an alarm that no history raises', () => {
    const sentences = silentAlarms(
      withResources('Ingestion', {
        New: {
          Type: ALARM,
          Properties: {
            ...{ Namespace: 'Custom', MetricName: 'Files', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1 },
            ...{ Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', AlarmActions: [TOPIC] },
          },
        },
      }),
      'production',
    );

    expect(sentences).toEqual(['Ingestion/New: no history raises this alarm']);
  });

  test('is a type of resource', () => {
    const files = withResources('Ingestion', { New: { Type: 'AWS::Kinesis::Stream', Properties: {} } });

    expectSentence(silentAlarms(files, 'production'), 'AWS::Kinesis::Stream: the model does not know');
  });

  test('is a schedule of some days', () => {
    const files = changed(
      'production',
      'Exports',
      'AWS::Scheduler::Schedule',
      '',
      (schedule) => (schedule.ScheduleExpression = 'rate(1 day)'),
    );

    expectSentence(silentAlarms(files, 'production'), 'The templates cannot be followed', 'rate(1 day)');
  });

  test('is a template without resources', () => {
    const files = templateFiles('production').map((file) => ({ ...file, template: { Resources: null } }));

    expect(silentAlarms(files as never, 'production')).toEqual(['the templates have no component that can fail']);
  });
});

describe('a standby', () => {
  const STANDBY = 'us-west-2';

  test('tells its own people of each failure', () => {
    expect(silentAlarms(templateFiles('production', STANDBY), 'production')).toEqual([]);
  });

  test('must not tell the people of the primary region, whom CloudWatch does not reach', () => {
    const [stack, id, history] = ALARMS.itemsLate;
    const files = changed('production', stack, ALARM, id, (alarm) => (alarm.AlarmActions = [TOPIC]), STANDBY);

    expectSentence(silentAlarms(files, 'production'), history.replace('Data/Analytics', 'the replica'), TOPIC);
  });

  test('needs an alarm on missing runs as soon as it exports', () => {
    const schedule = ['Exports', 'AWS::Scheduler::Schedule', ''] as const;
    const files = changed('production', ...schedule, (properties) => delete properties.State, STANDBY);

    expectSentence(silentAlarms(files, 'production'), 'no invocation (Exports/Exporter', 'no alarm watches');
  });
});

describe('an environment without people on call', () => {
  test('needs no actions', () => {
    const files = changed('dev', 'Ingestion', ALARM, '', (alarm) => (alarm.ActionsEnabled = false));

    expect(silentAlarms(files, 'dev')).toEqual([]);
  });

  test('must not notify others', () => {
    const files = changed(
      'dev',
      'Ingestion',
      ALARM,
      'DataProcessorAlarmsErrors',
      (alarm) => (alarm.AlarmActions = [TOPIC]),
    );

    expectSentence(silentAlarms(files, 'dev'), ALARMS.errors[2], 'is in another account');
  });
});
