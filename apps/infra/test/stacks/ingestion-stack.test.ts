import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import { statementsOf } from '../../src/gates/statement';
import { InvalidSettingsError } from '../../src/invalid-settings-error';
import { buildFunction, PROCESSOR_ROOT } from '../build-function';
import { only, synthesise } from '../synthesise';

describe('the rights of the processor', () => {
  /** The actions that authorise each command of the AWS SDK. */
  const ACTIONS: Readonly<Record<string, readonly string[]>> = {
    BatchGetCommand: ['dynamodb:BatchGetItem'],
    BatchWriteCommand: ['dynamodb:BatchWriteItem'],
    GetCommand: ['dynamodb:GetItem'],
    // The second is needed if the event names a version.
    GetObjectCommand: ['s3:GetObject', 's3:GetObjectVersion'],
    PutCommand: ['dynamodb:PutItem'],
    QueryCommand: ['dynamodb:Query'],
    SendMessageCommand: ['sqs:SendMessage'],
  };

  /** The commands that are imported by the files of the processor's bundle. */
  async function importedCommands(): Promise<string[]> {
    const { inputs } = await buildFunction(PROCESSOR_ROOT, 'src/handler.ts');
    const files = Object.keys(inputs).filter((file) => !file.includes('node_modules'));
    const imported = files.flatMap((file) => {
      const source = readFileSync(join(PROCESSOR_ROOT, file), 'utf8');
      return [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\//g)].flatMap(([, names = '']) => names.split(','));
    });
    const commands = imported.map((name) => name.trim()).filter((name) => name.endsWith('Command'));
    return [...new Set(commands)].sort();
  }

  test('cover every command that it sends', async () => {
    expect(await importedCommands()).toEqual(Object.keys(ACTIONS));
  });

  test.each(ENVIRONMENT_NAMES)('are exactly those that its code needs in %s', (environment) => {
    const { template } = synthesise(environment).Ingestion;
    const granted = Object.entries(template.Resources ?? {})
      .filter(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && id.startsWith('DataProcessorHandlerRolePolicy'))
      .map(([, policy]) => statementsOf(policy).flatMap(({ actions }) => actions));

    expect(granted.map((actions) => [...actions].sort())).toEqual([Object.values(ACTIONS).flat().sort()]);
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
    expect(mapping['ScalingConfig']).toEqual({
      MaximumConcurrency: ENVIRONMENTS[environment].processor.maxConcurrency,
    });
  });

  test('fail the synthesis if they are not valid', () => {
    expect(() => ingestion({ layouts: { 'alpaca/': {} } })).toThrow(InvalidSettingsError);
  });

  test('give readers the prefix of the trade files that start the processor', () => {
    const { template } = synthesise('dev').Ingestion;
    const { Value } = template.Outputs?.['TradesPrefix'] ?? {};
    expect(Value).toBe('trades/');
    expect(JSON.stringify(only(template, 'AWS::Events::Rule')['EventPattern'])).toContain(
      `{"prefix":"${String(Value)}"}`,
    );
  });
});
