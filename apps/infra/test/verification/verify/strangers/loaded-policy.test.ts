import {
  conditionsOf,
  loadPolicy,
  principalsOf,
  type PolicyKind,
} from '../../../../verification/verify/strangers/loaded-policy';

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/*' };

describe('loadPolicy', () => {
  test('knows which actions a policy may allow', () => {
    const { mayAllow } = loadPolicy('identity', {
      Statement: [READ, { ...READ, Effect: 'Deny', Action: 's3:PutObject' }, { ...READ, Action: 'SQS:*' }],
    });
    expect(['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 's3:GetObject'].map(mayAllow)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test('may allow every action if a statement names only others', () => {
    const { mayAllow } = loadPolicy('identity', {
      Statement: [{ Effect: 'Allow', NotAction: 's3:GetObject', Resource: '*' }],
    });
    expect(mayAllow('sqs:SendMessage')).toBe(true);
  });

  test.each<[string, PolicyKind, unknown, string]>([
    ['no document', 'resource', 'text', 'it has no statements'],
    ['no statements', 'resource', { Statement: [] }, 'it has no statements'],
    [
      'an invalid statement',
      'identity',
      { Statement: [{ ...READ, NotAction: 'x:y' }] },
      'Only one of Action or NotAction',
    ],
    ['a principal of an identity policy', 'identity', { Statement: [{ ...READ, Principal: '*' }] }, 'Principal'],
    [
      'an unknown operator',
      'identity',
      { Statement: [{ ...READ, Condition: { 'ForAnyValue:StringIsIfExists': { x: 'y' } } }] },
      'the simulator does not know StringIs',
    ],
    [
      'a unique id',
      'resource',
      { Statement: [{ ...READ, Principal: { AWS: 'AROADBQP57FF2AEXAMPLE' } }] },
      'the simulator does not know who AROADBQP57FF2AEXAMPLE is',
    ],
    [
      'a pattern of principals',
      'resource',
      { Statement: [{ ...READ, Principal: { AWS: ['*', 'arn:aws:iam::*:role/x'] } }] },
      'the simulator does not know who arn:aws:iam::*:role/x is',
    ],
    ['a resource that is no ARN', 'identity', { Statement: [{ ...READ, Resource: '/*' }] }, 'does not know /*'],
    [
      'a wildcard in the type of a resource',
      'identity',
      { Statement: [{ ...READ, Resource: 'arn:aws:dynamodb:us-east-1:111111111111:tab*/x' }] },
      'does not know arn:aws:dynamodb:us-east-1:111111111111:tab*/x',
    ],
  ])('rejects %s', (_case, kind, document, message) => {
    expect(() => loadPolicy(kind, document as object)).toThrow(message);
  });

  test.each([
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::*/x',
    'arn:aws:ec2:us-east-1:111111111111:*',
    'arn:aws:dynamodb:*:*:table/*',
    'arn:aws:logs:us-east-1:111111111111:log-group:x:*',
    'arn:aws:sqs:*:*:x',
  ])('accepts the resource %s', (Resource) => {
    expect(() => loadPolicy('identity', { Statement: [{ ...READ, Resource }] })).not.toThrow();
  });
});

describe('principalsOf', () => {
  test.each([
    [{ Principal: '*' }, 'AWS', ['*']],
    [{ Principal: '*' }, 'Service', []],
    [{ Principal: { AWS: '*', Service: ['a', 'b'] } }, 'Service', ['a', 'b']],
    [{ NotPrincipal: { AWS: 'x' } }, 'AWS', ['x']],
    [{}, 'AWS', []],
  ])('%j, %s', (statement, type, expected) => {
    expect(principalsOf(statement, type)).toEqual(expected);
  });
});

describe('conditionsOf', () => {
  test('splits operators', () => {
    expect(
      conditionsOf({ Condition: { 'ForAllValues:StringLikeIfExists': { a: 'x' }, NumericLessThan: { b: [1, 2] } } }),
    ).toEqual([
      { operator: 'StringLike', isIfExists: true, set: 'ForAllValues', key: 'a', values: ['x'] },
      { operator: 'NumericLessThan', isIfExists: false, set: undefined, key: 'b', values: ['1', '2'] },
    ]);
    expect(conditionsOf({})).toEqual([]);
  });
});
