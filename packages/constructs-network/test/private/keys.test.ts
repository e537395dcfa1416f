import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { FlowLogs, Network } from '../../src';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const ALIAS = 'arn:aws:kms:eu-west-1:111122223333:alias/shared';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

function log(encryptionKey: kms.IKey): Template {
  new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch({ encryptionKey }) });
  return Template.fromStack(stack);
}

const alias = (targetKey: kms.IKey, id = 'Alias') => new kms.Alias(stack, id, { aliasName: id, targetKey });

test.each<[string, () => kms.IKey]>([
  ['an alias', () => alias(kms.Key.fromKeyArn(stack, 'Key', KEY))],
  ['an alias of an alias', () => alias(alias(kms.Key.fromKeyArn(stack, 'Key', KEY), 'Inner'))],
  ['a key', () => kms.Key.fromKeyArn(stack, 'Key', KEY)],
])('%s encrypts the log group with its key', (_, key) => {
  log(key()).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: KEY });
});

test('the policy of the key of an alias lets CloudWatch Logs use it', () => {
  log(alias(new kms.Key(stack, 'Key'))).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'logs.eu-west-1.amazonaws.com' } })]),
    },
  });
});

test.each<[string, () => kms.IKey, string]>([
  [
    'an alias whose key is not known',
    () => kms.Alias.fromAliasName(stack, 'Alias', 'alias/shared'),
    '`encryptionKey` must be a key, because a policy that names an alias grants nothing; ' +
      'import the key with `Key.fromKeyArn()` or `Key.fromLookup()`, got: alias/shared',
  ],
  [
    'the ARN of an alias',
    () => kms.Key.fromKeyArn(stack, 'Alias', ALIAS),
    '`encryptionKey` must be a key, because a policy that names an alias grants nothing; ' +
      `import the key with \`Key.fromKeyArn()\` or \`Key.fromLookup()\`, got: ${ALIAS}`,
  ],
  [
    'a key of another region',
    () => kms.Key.fromKeyArn(stack, 'Key', KEY.replace('eu-west-1', 'eu-central-1')),
    '`encryptionKey` must be in the region of the network, eu-west-1, got: eu-central-1',
  ],
])('rejects %s', (_, key, message) => {
  expect(() => log(key())).toThrow(message);
});

test('flow logs may be delivered to a bucket with an alias of this app', () => {
  const key = new kms.Key(stack, 'Key');
  const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: alias(key) });
  new Network(stack, 'Network', { flowLogs: FlowLogs.toS3(bucket) });

  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  expect(JSON.stringify(policy)).toContain('delivery.logs.amazonaws.com');
});
