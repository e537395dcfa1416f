import { list, refersTo, valueAt } from '../src/values';

test.each<[string, unknown]>([
  ['Replicas.0.Region', 'us-east-1'],
  ['Replicas.1.Region', undefined],
  ['Nothing', null],
  ['Name.First.Letter', undefined],
  ['Nothing.Else', undefined],
])('valueAt finds the value at %s', (path, expected) => {
  expect(valueAt({ Replicas: [{ Region: 'us-east-1' }], Name: 'x', Nothing: null }, path)).toBe(expected);
});

test('list returns a list of any value', () => {
  expect([list(undefined), list('a'), list(['a', 'b'])]).toEqual([[], ['a'], ['a', 'b']]);
});

test.each<[unknown, boolean]>([
  [{ Ref: 'Queue' }, true],
  [[{ Name: { 'Fn::GetAtt': ['Queue', 'Arn'] } }], true],
  [{ Ref: 'Queue2' }, false],
  [{ 'Fn::GetAtt': ['Queue2', 'Arn'] }, false],
  ['Queue', false],
  [undefined, false],
])('refersTo returns for %j whether it contains a reference', (value, expected) => {
  expect(refersTo(value, 'Queue')).toBe(expected);
});
