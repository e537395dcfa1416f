const NAME = '@trading/example';

const TEXT = { primitive: 'string' };

const typeNamed = (name: string) => ({ fqn: `${NAME}.${name}` });

function structProperty(name: string, type: object, optional = false): object {
  return {
    abstract: true,
    docs: { summary: `The ${name}.` },
    immutable: true,
    name,
    type,
    ...(optional && { optional }),
  };
}

function struct(name: string, properties: readonly object[]): object {
  return {
    assembly: NAME,
    datatype: true,
    docs: { summary: name },
    ...typeNamed(name),
    kind: 'interface',
    name,
    properties,
  };
}

function construct(name: string, props: string, methods: readonly object[] = []): object {
  return {
    assembly: NAME,
    base: 'constructs.Construct',
    docs: { summary: `A ${name}.` },
    ...typeNamed(name),
    initializer: {
      parameters: [
        { name: 'scope', type: { fqn: 'constructs.Construct' } },
        { name: 'id', type: TEXT },
        { name: 'props', type: typeNamed(props) },
      ],
    },
    kind: 'class',
    methods,
    name,
  };
}

/** The API of a small construct library, as jsii describes it. */
export function exampleAssembly(): Record<string, any> {
  const types = [
    struct('TableProps', [
      structProperty('backup', typeNamed('Backup'), true),
      structProperty('encryptionKey', { fqn: 'aws-cdk-lib.aws_kms.IKey' }, true),
      structProperty('replication', typeNamed('Replication'), true),
      structProperty('tableName', TEXT, true),
    ]),
    struct('Replication', [
      structProperty('destination', TEXT),
      structProperty('deleteMarkers', { primitive: 'boolean' }, true),
    ]),
    struct('BackupProps', [structProperty('retention', { fqn: 'aws-cdk-lib.Duration' }, true)]),
    construct('Table', 'TableProps'),
    construct('Backup', 'BackupProps', [
      { name: 'add', parameters: [{ name: 'table', type: { fqn: 'aws-cdk-lib.aws_dynamodb.ITable' } }] },
    ]),
  ];
  return {
    author: { name: 'Example', roles: ['author'] },
    dependencies: { 'aws-cdk-lib': '^2.263.0', constructs: '^10.6.0' },
    description: 'An example',
    homepage: 'https://example.com',
    jsiiVersion: '6.0.16',
    license: 'Apache-2.0',
    name: NAME,
    repository: { type: 'git', url: 'https://example.com' },
    schema: 'jsii/0.10.0',
    types: Object.fromEntries(types.map((type) => [(type as { fqn: string }).fqn, type])),
    version: '1.2.3',
  };
}
