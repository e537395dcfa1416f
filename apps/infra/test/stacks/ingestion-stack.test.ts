import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import { statementsOf } from '../../src/gates/statement';
import { InvalidSettingsError } from '../../src/invalid-settings-error';
import { sizeEnvironment } from '../../src/load/environment-size';
import { buildFunction, PROCESSOR_ROOT } from '../build-function';
import { only, synthesise } from '../synthesise';

describe('the rights of the processor', () => {
  /** The action of writes that require the state of another item. */
  const CHECK = 'dynamodb:ConditionCheckItem';

  /** The actions that authorise each command of the AWS SDK. */
  const ACTIONS: Readonly<Record<string, readonly string[]>> = {
    BatchGetItemCommand: ['dynamodb:BatchGetItem'],
    BatchWriteItemCommand: ['dynamodb:BatchWriteItem'],
    GetItemCommand: ['dynamodb:GetItem'],
    // The second is needed if the event names a version.
    GetObjectCommand: ['s3:GetObject', 's3:GetObjectVersion'],
    // The action is the one of reading the object.
    HeadObjectCommand: [],
    ListObjectVersionsCommand: ['s3:ListBucketVersions'],
    PutItemCommand: ['dynamodb:PutItem'],
    QueryCommand: ['dynamodb:Query'],
    SendMessageCommand: ['sqs:SendMessage'],
    // Writes to a table with replicas, of which the put has an action already.
    TransactWriteItemsCommand: [CHECK],
  };

  /** The commands that the files of the processor's bundle import from the SDK, or send as operations without it. */
  async function sentCommands(): Promise<string[]> {
    const { inputs } = await buildFunction(PROCESSOR_ROOT, 'src/handler.ts');
    const files = Object.keys(inputs).filter((file) => !file.includes('node_modules'));
    const sources = files.map((file) => readFileSync(join(PROCESSOR_ROOT, file), 'utf8'));
    const commands = sources.flatMap((source) => [
      ...[...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\//g)]
        .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
        .filter((name) => name.endsWith('Command')),
      ...[...source.matchAll(/operation: '(\w+)'/g)].map(([, name]) => `${name}Command`),
    ]);
    return [...new Set(commands)].sort();
  }

  test('cover every command that it sends', async () => {
    expect(await sentCommands()).toEqual(Object.keys(ACTIONS));
  });

  test.each(ENVIRONMENT_NAMES)('are exactly those that its code needs in %s', (environment) => {
    const { template } = synthesise(environment).Ingestion;
    const granted = Object.entries(template.Resources ?? {})
      .filter(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && id.startsWith('DataProcessorHandlerRolePolicy'))
      .map(([, policy]) => statementsOf(policy).flatMap(({ actions }) => actions));

    const hasReplicas = ENVIRONMENTS[environment].regions.length > 1;
    const needed = new Set(
      Object.values(ACTIONS)
        .flat()
        .filter((action) => hasReplicas || action !== CHECK),
    );
    expect(granted.map((actions) => [...new Set(actions)].sort())).toEqual([[...needed].sort()]);
  });
});

describe('the settings of an environment', () => {
  const ingestion = (settings: Partial<EnvironmentSettings>) => {
    const { template } = synthesise('dev', { ...ENVIRONMENTS.dev, ...settings }).Ingestion;
    const { Variables } = only(template, 'AWS::Lambda::Function')['Environment'] as { Variables: object };
    return { Variables, Outputs: template.Outputs ?? {} };
  };

  test.each(['1s', '1m'] as const)('store bars in %s, and tell readers so', (interval) => {
    const { Variables, Outputs } = ingestion({ bars: { interval } });
    expect(Variables).toMatchObject({ BAR_INTERVAL: interval });
    expect(Outputs['BarInterval']).toEqual({
      Value: interval,
      Export: { Name: 'bar-interval-dev-us-east-1' },
    });
  });

  test('declare layouts to the processor', () => {
    const { Variables } = ingestion({ layouts: { 'trades/alpaca/': { layout: 'Alpaca trades' } } });
    expect(Variables).toMatchObject({ LAYOUTS: '{"trades/alpaca/":{"layout":"Alpaca trades"}}' });
    expect(ingestion({}).Variables).not.toHaveProperty('LAYOUTS');
  });

  test.each(ENVIRONMENT_NAMES)('limit the number of files that are processed at once in %s', (environment) => {
    const mapping = only(synthesise(environment).Ingestion.template, 'AWS::Lambda::EventSourceMapping');
    const { concurrency } = sizeEnvironment(environment, ENVIRONMENTS[environment]).processor;
    expect(mapping['ScalingConfig']).toEqual({ MaximumConcurrency: concurrency.value });
  });

  test('fail the synthesis if they are not valid', () => {
    expect(() => ingestion({ layouts: { 'alpaca/': {} } })).toThrow(InvalidSettingsError);
  });

  test('fail the synthesis if they are too small for the declared load', () => {
    const processor = { ...ENVIRONMENTS.dev.processor, maxConcurrency: 2 };
    expect(() => ingestion({ processor })).toThrow(InvalidSettingsError);
  });

  test('give the function the size that follows from the load', () => {
    const { template } = synthesise('production').Ingestion;
    const { memory, timeout, storage, visibility } = sizeEnvironment('production', ENVIRONMENTS.production).processor;

    expect(only(template, 'AWS::Lambda::Function')).toMatchObject({
      MemorySize: memory.value,
      Timeout: timeout.value,
      EphemeralStorage: { Size: storage.value },
    });
    expect(only(template, 'AWS::SQS::Queue', 'DataProcessorQueue')['VisibilityTimeout']).toBe(visibility);
  });

  test('raise an alarm when bars come later than promised, or messages wait for half of that time', () => {
    const { template } = synthesise('production').Ingestion;
    const promised = ENVIRONMENTS.production.load.barsWithin.toSeconds();

    expect(only(template, 'AWS::CloudWatch::Alarm', 'LateBars')).toMatchObject({
      Namespace: 'TradingAnalytics',
      MetricName: 'SecondsFromUpload',
      Dimensions: [{ Name: 'service', Value: 'processor' }],
      Statistic: 'Maximum',
      Threshold: promised,
      AlarmActions: [ENVIRONMENTS.production.regions[0].alarmTopicArn],
    });
    expect(only(template, 'AWS::CloudWatch::Alarm', 'DataProcessorAlarmsMessageAge')['Threshold']).toBe(promised / 2);
  });

  test('give readers the prefix of the trade files that start the processor', () => {
    const { template } = synthesise('dev').Ingestion;
    const { Value } = template.Outputs?.['TradesPrefix'] ?? {};
    expect(Value).toBe('trades/');
    const rules = Object.values(template.Resources ?? {}).filter(({ Type }) => Type === 'AWS::Events::Rule');
    expect(rules.map(({ Properties }) => Properties?.['EventPattern'])).toMatchObject(
      ['Object Created', 'Object Deleted'].map((type) => ({
        'detail-type': [type],
        detail: { object: { key: [{ prefix: Value }] } },
      })),
    );
  });
});
