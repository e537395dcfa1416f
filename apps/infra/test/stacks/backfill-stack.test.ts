import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import { statementsOf } from '../../src/gates/statement';
import { sizeEnvironment } from '../../src/load/environment-size';
import { only, resourcesOf, synthesise } from '../synthesise';

/** The part of the definition that is tested. */
interface Definition {
  readonly States: Readonly<Record<string, { readonly MaxConcurrency?: number }>>;
}

/** The definition of the state machine, with `?` for each token. */
function definitionIn(environment: (typeof ENVIRONMENT_NAMES)[number]): Definition {
  const machine = only(synthesise(environment).Backfill.template, 'AWS::StepFunctions::StateMachine');
  const { 'Fn::Join': join } = machine['DefinitionString'] as { readonly 'Fn::Join': readonly [string, unknown[]] };
  return JSON.parse(join[1].map((part) => (typeof part === 'string' ? part : '?')).join('')) as Definition;
}

describe.each(ENVIRONMENT_NAMES)('the backfill of %s', (environment) => {
  const { template } = synthesise(environment).Backfill;
  const size = sizeEnvironment(environment, ENVIRONMENTS[environment]);

  test('may read trade files, and read and write bars', () => {
    const granted = Object.entries(template.Resources ?? {})
      .filter(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && id.startsWith('BackfillRolePolicy'))
      .flatMap(([, policy]) => statementsOf(policy))
      .map(({ effect, actions }) => [effect, ...actions]);

    expect(granted).toEqual([
      ['Allow', 's3:GetObject', 's3:GetObjectVersion'],
      ['Allow', 's3:ListBucketVersions'],
      [
        'Allow',
        ...[
          'BatchGetItem',
          'BatchWriteItem',
          ...(ENVIRONMENTS[environment].regions.length > 1 ? ['ConditionCheckItem'] : []),
          ...['GetItem', 'PutItem', 'Query'],
        ].map((action) => `dynamodb:${action}`),
      ],
    ]);
  });

  test('has the size of the processor, the entry for batches, and the write units that new files can do without', () => {
    const lambda = only(template, 'AWS::Lambda::Function');
    expect(lambda).toMatchObject({
      Handler: 'handler.backfill',
      MemorySize: size.processor.memory.value,
      Timeout: size.processor.timeout.value,
      Environment: { Variables: { WRITE_UNITS_PER_SECOND: String(size.backfill.writeUnits) } },
    });
  });

  test('calls as many functions at once as its share of the write units suffices for', () => {
    const [map] = Object.values(definitionIn(environment).States);
    expect(map?.MaxConcurrency).toBe(size.backfill.concurrency.value);
  });

  test('tells the commands what they need to know', () => {
    const { Value } = template.Outputs?.['BackfillParameters'] ?? {};
    const { 'Fn::Join': join } = Value as { readonly 'Fn::Join': readonly [string, unknown[]] };
    const parameters: unknown = JSON.parse(join[1].map((part) => (typeof part === 'string' ? part : 'token')).join(''));
    expect(parameters).toEqual({
      ...{ bucketName: 'token', tableName: 'token', functionName: 'token', stateMachineArn: 'token' },
      sourceBucketName: `trades-${ENVIRONMENTS[environment].account}-${environment}-us-east-1`,
      ...{ tradesPrefix: 'trades/', backfillsPrefix: 'backfills/' },
      concurrency: size.backfill.concurrency.value,
      memoryMebibytes: size.processor.memory.value,
      timeoutSeconds: size.processor.timeout.value,
      writeUnitsPerSecond: size.backfill.writeUnits,
      capacityMode: size.table.mode,
    });
  });
});

test('alarms of production notify the people on call', () => {
  const alarms = resourcesOf(synthesise('production').Backfill.template, 'AWS::CloudWatch::Alarm');
  expect(alarms).toHaveLength(7);
  for (const { Properties } of alarms) {
    expect(Properties?.['AlarmActions']).toEqual(['arn:aws:sns:us-east-1:333333333333:on-call']);
  }
});
