import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import { EXPORT_COLUMNS } from '../../src/export-settings';
import { statementsOf } from '../../src/gates/statement';
import { only, resourcesOf, synthesise } from '../synthesise';

describe('the rights of the exporter', () => {
  test.each(ENVIRONMENT_NAMES)(
    'are to read bars, ask for settlements, and read and write exports, in %s',
    (environment) => {
      const { template } = synthesise(environment).Exports;
      const granted = Object.entries(template.Resources ?? {})
        .filter(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && id.startsWith('ExporterRolePolicy'))
        .flatMap(([, policy]) => statementsOf(policy))
        .map(({ effect, actions }) => [effect, ...actions]);

      expect(granted).toEqual([
        ['Allow', 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        ['Allow', 'sqs:SendMessage'],
        ['Allow', 's3:GetObject', 's3:PutObject'],
        ['Allow', 's3:ListBucket'],
      ]);
    },
  );
});

describe('the schedule', () => {
  const { template } = synthesise('production').Exports;

  test('runs the export several times a night, so that long exports are continued', () => {
    expect(only(template, 'AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'cron(15 1-6 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('has a role that only its group can assume, and that can only invoke the function', () => {
    const role = only(template, 'AWS::IAM::Role', 'ScheduleRole');
    expect(role['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:SourceAccount': '333333333333',
              'aws:SourceArn': 'arn:aws:scheduler:us-east-1:333333333333:schedule-group/exports-production-us-east-1',
            },
          },
        },
      ],
    });
    expect(only(template, 'AWS::IAM::ManagedPolicy', 'SchedulePolicy')['PolicyDocument']).toMatchObject({
      Statement: [
        { Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [expect.stringContaining('Exporter'), 'Arn'] } },
      ],
    });
  });
});

describe('the table for Athena', () => {
  const { template } = synthesise('dev').Exports;
  const table = only(template, 'AWS::Glue::Table')['TableInput'] as {
    Parameters: Record<string, unknown>;
    PartitionKeys: unknown;
    StorageDescriptor: { Columns: { Name: string; Type: string }[]; Location: unknown };
  };

  test('has the columns of the files', () => {
    const columns = Object.fromEntries(table.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]));
    expect(columns).toEqual(EXPORT_COLUMNS);
  });

  test('finds files by their paths', () => {
    expect(table.PartitionKeys).toEqual(['interval', 'feed', 'date'].map((name) => ({ Name: name, Type: 'string' })));
    expect(table.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.interval.values': '1m',
      'projection.feed.type': 'injected',
    });
    expect(JSON.stringify(table.Parameters['storage.location.template'])).toContain(
      '/exports/interval=${interval}/feed=${feed}/date=${date}/',
    );
  });

  test('is in a database whose name needs no quotes in SQL', () => {
    expect(only(template, 'AWS::Glue::Database')['DatabaseInput']).toMatchObject({ Name: 'bars_dev_us_east_1' });
  });
});

describe('the alarms', () => {
  test('notify the topic of the environment', () => {
    const alarms = resourcesOf(synthesise('production').Exports.template, 'AWS::CloudWatch::Alarm');
    expect(alarms.map(({ Properties }) => Properties?.['MetricName']).sort()).toEqual(['Errors', 'Invocations']);
    for (const { Properties } of alarms) {
      expect(Properties?.['AlarmActions']).toEqual(['arn:aws:sns:us-east-1:333333333333:on-call']);
    }
  });

  test('report a day without a run by hours, since CloudWatch looks back at further periods', () => {
    const alarm = only(synthesise('production').Exports.template, 'AWS::CloudWatch::Alarm', 'NoRuns');
    expect(alarm).toMatchObject({ Period: 3600, EvaluationPeriods: 24, TreatMissingData: 'breaching' });
  });

  test('notify nobody in an environment without a topic', () => {
    for (const { Properties } of resourcesOf(synthesise('dev').Exports.template, 'AWS::CloudWatch::Alarm')) {
      expect(Properties).not.toHaveProperty('AlarmActions');
    }
  });
});

test.each(['staging', 'production'] as const)(
  'other accounts may read the exports of %s, and not write',
  (environment) => {
    const policy = only(synthesise(environment).Exports.template, 'AWS::S3::BucketPolicy')['PolicyDocument'];
    const text = JSON.stringify(policy);
    expect(text).toContain('444444444444');
    expect(text).not.toContain('s3:PutObject');
  },
);

test('the exports are protected as the trade files are', () => {
  const { bucket }: EnvironmentSettings = ENVIRONMENTS.production;
  expect(bucket.versioned).toBe(true);
  expect(only(synthesise('production').Exports.template, 'AWS::S3::Bucket')).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    DeletionPolicy: 'Retain',
  });
});
