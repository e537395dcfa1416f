import { identityOf, referred, render } from '../../src/templates/intrinsics';

const ARN = { 'Fn::GetAtt': ['Bucket', 'Arn'] };

test.each<[string, unknown, string]>([
  ['a string', 'bars', 'bars'],
  ['a number', 1.2, '1.2'],
  ['a missing value', undefined, 'undefined'],
  ['a reference', { Ref: 'Bucket' }, '${Bucket}'],
  ['an attribute', ARN, '${Bucket.Arn}'],
  ['an attribute in short form', { 'Fn::GetAtt': 'Bucket.Arn' }, '${Bucket.Arn}'],
  ['a substitution', { 'Fn::Sub': '${Bucket.Arn}/*' }, '${Bucket.Arn}/*'],
  ['a join', { 'Fn::Join': ['', [ARN, '/trades/*']] }, '${Bucket.Arn}/trades/*'],
  ['any other value', { 'Fn::Select': [0, 'a'] }, '{"Fn::Select":[0,"a"]}'],
])('renders %s', (_name, value, text) => {
  expect(render(value)).toBe(text);
});

test('finds the logical id that a value refers to', () => {
  expect(referred({ 'Fn::Join': ['', [ARN, '/*']] })).toBe('Bucket');
  expect(referred('arn:aws:s3:::files')).toBeUndefined();
});

test('identifies a value by its logical id, or else by its text', () => {
  expect(identityOf({ Ref: 'Role' })).toBe('Role');
  expect(identityOf('imported')).toBe('imported');
});
