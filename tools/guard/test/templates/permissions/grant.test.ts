import { readCondition } from '../../../src/templates/permissions/condition';
import { covers, type Grant } from '../../../src/templates/permissions/grant';

const GRANT: Grant = {
  effect: 'Allow',
  holder: { logicalId: 'Role', policy: 'permissions' },
  principal: '',
  action: 's3:GetObject',
  resource: '${Bucket.Arn}/trades/*',
  condition: readCondition({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
};

const conditions = (operator: string, wide: unknown, narrow: unknown): [Partial<Grant>, Partial<Grant>] => [
  { condition: readCondition({ [operator]: { 'aws:Key': wide } }) },
  { condition: readCondition({ [operator]: { 'AWS:key': narrow } }) },
];

test.each<[string, Partial<Grant>, Partial<Grant>]>([
  ['an equal grant', {}, {}],
  ['one action of a pattern', { action: 's3:Get*' }, {}],
  ['an action in other letter case', { action: 'S3:getobject' }, {}],
  ['one resource of a pattern', { resource: '*' }, {}],
  ['a narrower pattern', { resource: '${Bucket.Arn}/*' }, {}],
  ['one principal instead of everyone', { principal: '*' }, { principal: 'AWS arn:aws:iam::111122223333:root' }],
  ['the same grant with a condition', { condition: readCondition(undefined) }, {}],
  ['one value of several', ...conditions('StringEquals', ['a', 'b'], 'a')],
  ['a narrower pattern in a condition', ...conditions('StringLike', 'a*', 'ab*')],
  ['a narrower ARN', ...conditions('ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::1:role/a')],
  ['more excluded values', ...conditions('StringNotEquals', 'a', ['a', 'b'])],
  ['a smaller number', ...conditions('NumericLessThan', 1.3, 1.2)],
  ['a larger number', ...conditions('NumericGreaterThanEquals', 5, 7)],
])('covers %s', (_name, wide, narrow) => {
  expect(covers({ ...GRANT, ...wide }, { ...GRANT, ...narrow })).toBe(true);
});

test.each<[string, Partial<Grant>, Partial<Grant>]>([
  ['the opposite effect', {}, { effect: 'Deny' }],
  ['the grant of another holder', {}, { holder: { logicalId: 'Other', policy: 'permissions' } }],
  ['another action', {}, { action: 's3:PutObject' }],
  ['a single action of an action pattern', {}, { action: 's3:Get*' }],
  ['a resource with the same beginning', { resource: '${Bucket.Arn}' }, {}],
  ['a dot as a wildcard', { action: 's3.GetObject' }, {}],
  ['everyone', { principal: 'AWS a' }, { principal: '*' }],
  ['a grant without the condition', {}, { condition: readCondition(undefined) }],
  ['another value', ...conditions('StringEquals', 'a', 'b')],
  ['an additional value', ...conditions('StringEquals', 'a', ['a', 'b'])],
  ['a pattern of an operator without patterns', ...conditions('StringEquals', 'a*', 'ab')],
  ['fewer excluded values', ...conditions('StringNotEquals', ['a', 'b'], 'a')],
  ['a larger number', ...conditions('NumericLessThan', 1.2, 1.3)],
  [
    'the same value of another operator',
    { condition: readCondition({ StringLike: { 'aws:SourceAccount': '111122223333' } }) },
    {},
  ],
])('does not cover %s', (_name, wide, narrow) => {
  expect(covers({ ...GRANT, ...wide }, { ...GRANT, ...narrow })).toBe(false);
});
