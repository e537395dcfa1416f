import { readCondition } from '../../../src/templates/permissions/condition';
import { covers, type Grant } from '../../../src/templates/permissions/grant';

const GRANT: Grant = {
  effect: 'Allow',
  holder: { logicalId: 'Role', policy: 'rights' },
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
  ['the same', {}, {}],
  ['one action of a pattern', { action: 's3:Get*' }, {}],
  ['an action in other letters', { action: 'S3:getobject' }, {}],
  ['one resource of a pattern', { resource: '*' }, {}],
  ['a narrower pattern', { resource: '${Bucket.Arn}/*' }, {}],
  ['one principal of everybody', { principal: '*' }, { principal: 'AWS arn:aws:iam::111122223333:root' }],
  ['a condition where there was none', { condition: readCondition(undefined) }, {}],
  ['one value of several', ...conditions('StringEquals', ['a', 'b'], 'a')],
  ['a narrower pattern in a condition', ...conditions('StringLike', 'a*', 'ab*')],
  ['a narrower ARN', ...conditions('ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::1:role/a')],
  ['more that must not be', ...conditions('StringNotEquals', 'a', ['a', 'b'])],
  ['a smaller number', ...conditions('NumericLessThan', 1.3, 1.2)],
  ['a greater number', ...conditions('NumericGreaterThanEquals', 5, 7)],
])('covers %s', (_name, wide, narrow) => {
  expect(covers({ ...GRANT, ...wide }, { ...GRANT, ...narrow })).toBe(true);
});

test.each<[string, Partial<Grant>, Partial<Grant>]>([
  ['the contrary', {}, { effect: 'Deny' }],
  ['what somebody else may', {}, { holder: { logicalId: 'Other', policy: 'rights' } }],
  ['another action', {}, { action: 's3:PutObject' }],
  ['a pattern by one action', {}, { action: 's3:Get*' }],
  ['a resource that only begins so', { resource: '${Bucket.Arn}' }, {}],
  ['a dot that is no wildcard', { action: 's3.GetObject' }, {}],
  ['everybody by one principal', { principal: 'AWS a' }, { principal: '*' }],
  ['a condition less', {}, { condition: readCondition(undefined) }],
  ['another value', ...conditions('StringEquals', 'a', 'b')],
  ['one value more', ...conditions('StringEquals', 'a', ['a', 'b'])],
  ['a pattern that is no pattern in this operator', ...conditions('StringEquals', 'a*', 'ab')],
  ['less that must not be', ...conditions('StringNotEquals', ['a', 'b'], 'a')],
  ['a greater number', ...conditions('NumericLessThan', 1.2, 1.3)],
  [
    'the same of another operator',
    { condition: readCondition({ StringLike: { 'aws:SourceAccount': '111122223333' } }) },
    {},
  ],
])('does not cover %s', (_name, wide, narrow) => {
  expect(covers({ ...GRANT, ...wide }, { ...GRANT, ...narrow })).toBe(false);
});
