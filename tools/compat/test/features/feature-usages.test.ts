import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import type { FeatureTable } from '../../src/features/feature-table';
import { featureUsages } from '../../src/features/feature-usages';
import { exampleAssembly } from '../example-assembly';

const NAME = '@trading/example';
const TEXT = { primitive: 'string' };

/** Everything that the API of the example does not tell. */
const TABLE: FeatureTable = {
  region: 'eu-west-1',
  values: {
    'TableProps.encryptionKey': "new kms.Key(stack, 'Key')",
    'TableProps.tableName': "'bars'",
    'Replication.destination': "'copies'",
    'Backup.add.table': "dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars')",
  },
  calls: {},
  requires: {},
  omitted: { 'a plain value': ['BackupProps.retention'] },
};

/** The statements of the module for a construct. */
function features(table: Partial<FeatureTable> = {}, members: readonly object[] = [], types: readonly object[] = []) {
  const api = exampleAssembly();
  api['types'][`${NAME}.TableProps`].properties.push(...members);
  for (const type of types as { fqn: string }[]) api['types'][type.fqn] = { assembly: NAME, ...type };
  const assembly = join(temporaryFolder(), '.jsii');
  writeFileSync(assembly, JSON.stringify(api));
  const usages = featureUsages(assembly, { ...TABLE, ...table });
  return new Map([...usages].map(([name, source]) => [name, { source, calls: source.match(/feature\('.*(?=;)/g)! }]));
}

const tableFeatures = (...args: Parameters<typeof features>) => features(...args).get('features-table')!.calls;

const optional = (name: string, type: object, docs: object = {}) => ({
  ...{ name, type, docs, optional: true, abstract: true, immutable: true },
});

test('turns on each optional feature of a construct with its own defaults, and each feature of these', () => {
  expect(tableFeatures()).toEqual([
    "feature('Defaults', (stack) => new Table(stack, 'Table'))",
    "feature('Backup', (stack) => new Table(stack, 'Table', { backup: new Backup(stack, 'Backup') }))",
    "feature('EncryptionKey', (stack) => new Table(stack, 'Table', { encryptionKey: new kms.Key(stack, 'Key') }))",
    "feature('Replication', (stack) => new Table(stack, 'Table', { replication: { destination: 'copies' } }))",
    "feature('Replication-DeleteMarkers', (stack) => new Table(stack, 'Table', " +
      "{ replication: { destination: 'copies', deleteMarkers: true } }))",
    "feature('TableName', (stack) => new Table(stack, 'Table', { tableName: 'bars' }))",
  ]);
});

test('calls each method that creates something', () => {
  expect(features().get('features-backup')!.calls).toEqual([
    "feature('Defaults', (stack) => new Backup(stack, 'Backup'))",
    "feature('Add', (stack) => new Backup(stack, 'Backup').add(dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars')))",
  ]);
});

test('imports what the expressions use', () => {
  const { source } = features().get('features-table')!;
  expect(source.match(/^import .*/gm)).toEqual([
    "import * as kms from 'aws-cdk-lib/aws-kms';",
    "import { App, Stack } from 'aws-cdk-lib/core';",
    "import { Backup, Table } from '@trading/example';",
  ]);
  expect(source).toContain("{ account: '111122223333', region: 'eu-west-1' }");
});

test('uses the other value of a boolean, each member of an enum, and an array for each of them', () => {
  const mode = { fqn: `${NAME}.Mode` };
  const calls = tableFeatures(
    {},
    [
      optional('isVersioned', { primitive: 'boolean' }, { default: 'true' }),
      optional('modes', { collection: { kind: 'array', elementtype: mode } }),
    ],
    [{ ...mode, kind: 'enum', name: 'Mode', members: [{ name: 'ALL_KEYS' }, { name: 'NONE' }] }],
  );
  expect(calls.slice(-3)).toEqual([
    "feature('IsVersioned', (stack) => new Table(stack, 'Table', { isVersioned: false }))",
    "feature('Modes-AllKeys', (stack) => new Table(stack, 'Table', { modes: [Mode.ALL_KEYS] }))",
    "feature('Modes-None', (stack) => new Table(stack, 'Table', { modes: [Mode.NONE] }))",
  ]);
});

test('uses each factory of an enum-like class, without its options and with each of them', () => {
  const logs = { fqn: `${NAME}.Logs` };
  const returns = { type: logs };
  const calls = tableFeatures(
    {},
    [optional('logs', logs)],
    [
      {
        ...{ ...logs, kind: 'class', name: 'Logs' },
        methods: [
          { name: 'none', static: true, returns },
          {
            ...{ name: 'toBucket', static: true, returns },
            parameters: [{ name: 'options', type: { fqn: `${NAME}.LogsOptions` }, optional: true }],
          },
          { name: 'describe', static: true, returns: { type: TEXT } },
        ],
      },
      {
        ...{ fqn: `${NAME}.LogsOptions`, kind: 'interface', datatype: true, name: 'LogsOptions' },
        properties: [optional('compressed', { primitive: 'boolean' })],
      },
    ],
  );
  expect(calls.slice(-3)).toEqual([
    "feature('Logs-None', (stack) => new Table(stack, 'Table', { logs: Logs.none() }))",
    "feature('Logs-ToBucket', (stack) => new Table(stack, 'Table', { logs: Logs.toBucket() }))",
    "feature('Logs-ToBucket-Options-Compressed', (stack) => " +
      "new Table(stack, 'Table', { logs: Logs.toBucket({ compressed: true }) }))",
  ]);
});

test('sets the properties that a feature requires', () => {
  expect(tableFeatures({ requires: { 'TableProps.backup': ['tableName'] } })).toContain(
    "feature('Backup', (stack) => new Table(stack, 'Table', { tableName: 'bars', backup: new Backup(stack, 'Backup') }))",
  );
});

test('rejects a required property that does not exist', () => {
  expect(() => features({ requires: { 'TableProps.backup': ['gone'] } })).toThrow('gone has no known value');
});

test('calls the method that a construct is of no use without', () => {
  expect(features({ calls: { Backup: 'start()' } }).get('features-backup')!.calls[0]).toBe(
    "feature('Defaults', (stack) => new Backup(stack, 'Backup').start())",
  );
});

test('uses each of several values', () => {
  const values = { ...TABLE.values, 'TableProps.tableName': ["'bars'", "'trades'"] };
  expect(tableFeatures({ values }).slice(-2)).toEqual([
    "feature('TableName-1', (stack) => new Table(stack, 'Table', { tableName: 'bars' }))",
    "feature('TableName-2', (stack) => new Table(stack, 'Table', { tableName: 'trades' }))",
  ]);
});

test('names features without a known value, and entries of the table that are of no use', () => {
  expect(() =>
    features({
      values: { 'TableProps.gone': '1' },
      calls: { Gone: 'go()' },
      omitted: { 'a name': ['TableProps.tableName'] },
    }),
  ).toThrow(
    [
      'compat/features.json does not match the API of the package:',
      ...[
        ...['BackupProps.retention', 'TableProps.encryptionKey', 'Replication.destination', 'TableProps.replication'],
        'Backup.add.table',
      ].map((name) => `${name} has no known value: add one to \`values\`, or its name to \`omitted\``),
      ...['TableProps.gone', 'Gone'].map((name) => `${name} is of no use: delete it`),
    ].join('\n'),
  );
});
