import { matches } from '../../../src/templates/permissions/pattern';

test.each([
  ['*', 's3:GetObject'],
  ['s3:Get*', 's3:GetObject'],
  ['s3:Get*', 's3:Get'],
  ['s3:Get*', 's3:GetObject*'],
  ['${Bucket.Arn}/*', '${Bucket.Arn}/trades/*'],
  ['s3:GetObject', 's3:GetObject'],
])('%s matches %s', (pattern, narrow) => {
  expect(matches(pattern, narrow)).toBe(true);
});

test.each([
  ['s3:GetObject', 's3:Get*'],
  ['s3:Get', 's3:GetObject'],
  ['s3.GetObject', 's3:GetObject'],
])('%s does not match %s', (pattern, narrow) => {
  expect(matches(pattern, narrow)).toBe(false);
});
