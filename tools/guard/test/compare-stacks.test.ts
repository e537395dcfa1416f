import { compareStacks, fingerprintOf } from '../src';
import { bucket, stackWith } from './stacks';

const FUNCTION = { Type: 'AWS::Lambda::Function' };

test('finds nothing in a new stack, and in stacks that do not change', () => {
  const stack = stackWith({ Files: bucket() });
  expect(compareStacks([], [stack])).toEqual([]);
  expect(compareStacks([stack], [stack])).toEqual([]);
});

test('finds a stack with data that the app no longer has', () => {
  expect(compareStacks([stackWith({ Files: bucket(), Code: FUNCTION })], [])).toEqual([
    {
      stack: 'us-east-1/data',
      logicalId: '',
      type: 'AWS::CloudFormation::Stack',
      rule: 'stack-abandoned',
      certainty: 'certain',
      change: 'is no longer part of the app, with 1 resources that hold data or an address',
      reason: 'nothing manages the stack any longer, and a stack with another name starts without data',
    },
  ]);
});

test.each([
  ['another name', { name: 'store' }],
  ['another region', { region: 'us-west-2' }],
])('takes a stack with %s for another stack', (_name, change) => {
  const stack = stackWith({ Files: bucket() });
  const dangers = compareStacks([stack], [{ ...stack, ...change }]);
  expect(dangers.map(({ rule }) => rule)).toEqual(['stack-abandoned']);
});

test('lets a stack without data leave the app', () => {
  expect(compareStacks([stackWith({ Code: FUNCTION })], [])).toEqual([]);
});

test('names the stack, the resource and its type', () => {
  const before = stackWith({ Files: bucket({ BucketName: 'files' }) });
  const after = stackWith({ Files: bucket({ BucketName: 'others' }) });
  expect(compareStacks([before], [after])).toEqual([
    {
      stack: 'us-east-1/data',
      logicalId: 'Files',
      type: 'AWS::S3::Bucket',
      rule: 'replaced',
      certainty: 'certain',
      change: 'is replaced because of its BucketName, files → others',
      reason: 'the new resource does not have its objects',
    },
  ]);
});

test('a fingerprint is that of a change of a resource, whatever else is deployed with it', () => {
  const [before, after, other] = ['files', 'others', 'more'].map((BucketName) => bucket({ BucketName }));
  const fingerprint = (from = before, to = after, id = 'Files', more = {}) =>
    compareStacks([stackWith({ [id]: from!, ...more })], [stackWith({ [id]: to! })]).map(fingerprintOf)[0];

  expect(fingerprint()).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprint(before, after, 'Files', { Code: FUNCTION })).toBe(fingerprint());
  expect(fingerprint(before, other)).not.toBe(fingerprint());
  expect(fingerprint(other, after)).not.toBe(fingerprint());
  expect(fingerprint(before, after, 'Others')).not.toBe(fingerprint());
});
