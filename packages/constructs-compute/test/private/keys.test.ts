import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, EventDrivenFunction } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const ALIAS = 'arn:aws:kms:eu-west-1:111122223333:alias/shared';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

/** Every prop that takes a key. */
const USES: [string, (key: kms.IKey) => void][] = [
  ['logEncryptionKey', (logEncryptionKey) => new Arm64Function(stack, 'Fn', { ...REQUIRED, logEncryptionKey })],
  ['logEncryptionKey', (logEncryptionKey) => new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, logEncryptionKey })],
  [
    'environmentEncryptionKey',
    (environmentEncryptionKey) => new Arm64Function(stack, 'Fn', { ...REQUIRED, environmentEncryptionKey }),
  ],
  [
    'queueEncryptionKey',
    (queueEncryptionKey) => new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, queueEncryptionKey }),
  ],
];

/** The resources that the key of a prop encrypts. */
const RESOURCES: Record<string, [type: string, property: string]> = {
  logEncryptionKey: ['AWS::Logs::LogGroup', 'KmsKeyId'],
  environmentEncryptionKey: ['AWS::Lambda::Function', 'KmsKeyArn'],
  queueEncryptionKey: ['AWS::SQS::Queue', 'KmsMasterKeyId'],
};

const importedKey = () => kms.Key.fromKeyArn(stack, 'Key', KEY);
const alias = (targetKey: kms.IKey, id = 'Alias') => new kms.Alias(stack, id, { aliasName: id, targetKey });

describe.each(USES)('%s %#', (prop, use) => {
  test.each<[string, () => kms.IKey]>([
    ['of this app', () => alias(importedKey())],
    ['of an alias', () => alias(alias(importedKey(), 'Inner'))],
    [
      'that is imported with its key',
      () => kms.Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'alias/shared', aliasTargetKey: importedKey() }),
    ],
  ])('an alias %s stands for its key', (_, key) => {
    use(key());

    const template = Template.fromStack(stack);
    expect(JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'))).not.toContain('alias/');
    const [type, property] = RESOURCES[prop]!;
    template.allResourcesProperties(type, { [property]: KEY });
  });

  test.each<[string, string, () => kms.IKey]>([
    ['an alias whose key is not known', 'alias/shared', () => kms.Alias.fromAliasName(stack, 'Alias', 'alias/shared')],
    ['the ARN of an alias', ALIAS, () => kms.Key.fromKeyArn(stack, 'Alias', ALIAS)],
  ])('rejects %s', (_, got, key) => {
    expect(() => use(key())).toThrow(
      `\`${prop}\` must be a key, because a policy that names an alias grants nothing; ` +
        `import the key with \`Key.fromKeyArn()\` or \`Key.fromLookup()\`, got: ${got}`,
    );
  });

  test('rejects a key of another region', () => {
    expect(() => use(kms.Key.fromKeyArn(stack, 'Key', KEY.replace('eu-west-1', 'eu-central-1')))).toThrow(
      `\`${prop}\` must be in the region of the function, eu-west-1, got: eu-central-1`,
    );
  });
});

describe('the policy of a key that many functions share', () => {
  const statementsOf = (service: string): any[] => {
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    return key?.Properties.KeyPolicy.Statement.filter(({ Principal }: any) => Principal.Service === service);
  };

  test('has one statement for the named log groups', () => {
    const logEncryptionKey = new kms.Key(stack, 'Key');
    for (let i = 0; i < 60; i++) {
      new Arm64Function(stack, `Fn${i}`, { ...REQUIRED, functionName: `fn-${i}`, logEncryptionKey });
    }
    expect(statementsOf('logs.eu-west-1.amazonaws.com')).toHaveLength(1);
    const [statement] = statementsOf('logs.eu-west-1.amazonaws.com');
    expect(statement.Condition.ArnLike['kms:EncryptionContext:aws:logs:arn']).toHaveLength(60);
  });

  test('has one statement for generated log groups, and one for EventBridge', () => {
    const key = new kms.Key(stack, 'Key');
    for (let i = 0; i < 3; i++) {
      new EventDrivenFunction(stack, `Fn${i}`, { ...REQUIRED, logEncryptionKey: key, queueEncryptionKey: key });
    }
    expect(statementsOf('logs.eu-west-1.amazonaws.com')).toHaveLength(1);
    expect(statementsOf('events.amazonaws.com')).toHaveLength(1);
  });

  test('is rejected if it lists too many log groups', () => {
    const logEncryptionKey = new kms.Key(stack, 'Key');
    for (let i = 0; i < 350; i++) {
      new Arm64Function(stack, `Fn${i}`, { ...REQUIRED, functionName: `${'fn'.repeat(28)}-${i}`, logEncryptionKey });
    }
    expect(() => Template.fromStack(stack)).toThrow(
      'the policy of `logEncryptionKey` must have at most 32768 characters, got about',
    );
  });
});
