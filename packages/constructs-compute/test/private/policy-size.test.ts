import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Aws, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { policySize, validateKeyPolicy, validatePolicySize } from '../../src/private/policy-size';

const stack = new Stack();

const policyOn = (...resources: string[]) =>
  new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources })] });

test.each<[string, string]>([
  ['a known ARN', 'arn:aws:s3:::trade-files'],
  ['a statement of two resources', 'arn:aws:s3:::trade-files/*'],
])('the size of %s is that of its JSON without whitespace', (_, resource) => {
  const policy = policyOn(resource);
  expect(policySize(stack, policy)).toBe(JSON.stringify(policy.toJSON()).length);
});

test.each<[string, string, number]>([
  ['an account', Aws.ACCOUNT_ID, 12],
  ['a partition', Aws.PARTITION, 3],
  ['a name', Fn.ref('Bucket'), 64],
  ['an ARN', Fn.getAtt('Bucket', 'Arn').toString(), 120],
  ['an import', Fn.importValue('arn'), 120],
  ['a joined text', Fn.join(':', ['arn', Aws.PARTITION, 's3']), 'arn:aws:s3'.length],
  ['a joined list', Fn.join(':', Fn.split(',', Fn.importValue('list'))), 120],
])('the length of %s is estimated', (_, resource, length) => {
  expect(policySize(stack, policyOn(resource)) - policySize(stack, policyOn(''))).toBe(length);
});

test('values other than texts have their length', () => {
  const conditions = { Bool: { 'aws:SecureTransport': true }, Null: { 'aws:TokenIssueTime': null } };
  const statement = new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'], conditions });
  const { length } = JSON.stringify(new iam.PolicyDocument({ statements: [statement] }).toJSON());
  expect(policySize(stack, new iam.PolicyDocument({ statements: [statement] }))).toBeGreaterThanOrEqual(length);
});

test('the policy of an imported key is not validated', () => {
  const imported = kms.Key.fromKeyArn(stack, 'Imported', 'arn:aws:kms:eu-west-1:111122223333:key/1');
  expect(validateKeyPolicy('logEncryptionKey', imported)).toEqual([]);
  expect(validateKeyPolicy('logEncryptionKey', new kms.Key(stack, 'Key'))).toEqual([]);
});

test('only a policy above the limit is rejected', () => {
  expect(validatePolicySize(10, 'the policy', 10, 'use fewer')).toEqual([]);
  expect(validatePolicySize(11, 'the policy', 10, 'use fewer')).toEqual([
    'the policy must have at most 10 characters, got about 11: use fewer',
  ]);
});

test('a value that cannot be resolved before synthesis does not prevent its use', () => {
  const later = Lazy.string({
    produce: () => {
      throw new Error('not known yet');
    },
  });
  expect(policySize(stack, policyOn(later))).toBe(0);
});
