import { drawnStrangers, exceptedAdministrators } from '../../../../verification/verify/strangers/drawn-strangers';
import type { Statement } from '../../../../verification/verify/strangers/loaded-policy';
import { Random } from '../../../../verification/verify/strangers/random';

const OWN = '111111111111';
const drawn = (...statements: Statement[]) => drawnStrangers(statements, OWN, new Random('x'));
const allow = (statement: Statement): Statement => ({ Effect: 'Allow', ...statement });

describe('drawnStrangers', () => {
  test.each<[string, Statement, (string | RegExp)[]]>([
    ['everybody', { Principal: '*' }, ['anybody', /^arn:aws:iam::6\d{10}7:role\/\w+$/]],
    ['an account', { Principal: { AWS: '222222222222' } }, [/^arn:aws:iam::222222222222:role\/\w+$/]],
    [
      'the root of an account',
      { Principal: { AWS: 'arn:aws:iam::222222222222:root' } },
      [/^arn:aws:iam::222222222222:role/],
    ],
    ['a role', { Principal: { AWS: 'arn:aws:iam::222222222222:role/x' } }, [/^arn:aws:iam::222222222222:role\/x$/]],
    ['an identity provider', { Principal: { Federated: 'idp' } }, ['idp']],
    ['everybody else', { NotPrincipal: { AWS: '222222222222' } }, [/^arn:aws:iam::6\d{10}7:role/]],
    [
      'a principal of an account that a condition names',
      {
        ...{ Principal: { AWS: '222222222222' } },
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/x*' } },
      },
      [/^arn:aws:iam::222222222222:role\/x[a-z]{8}$/],
    ],
    [
      'a service and its source',
      {
        ...{ Principal: { Service: 'sns.amazonaws.com' } },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:222222222222:x' } },
      },
      ['sns.amazonaws.com for arn:aws:sns:us-east-1:222222222222:x'],
    ],
  ])('draws %s', (_case, statement, expected) => {
    const found = drawn(allow(statement)).map(({ who }) => who);
    expect(found).toEqual(expected.map((each) => expect.stringMatching(each) as string));
  });

  test('gives principals of other accounts every right, and those of the own account none', () => {
    const [other, own] = drawn(
      allow({ Principal: { AWS: ['arn:aws:iam::222222222222:role/x', `arn:aws:iam::${OWN}:role/x`] } }),
    );
    expect([other?.policies.length, own?.policies.length]).toEqual([1, 0]);
  });

  test('derives the account of a source from its ARN', () => {
    const Principal = { Service: 's3.amazonaws.com' };
    const source = (arn: string) =>
      drawn(allow({ Principal, Condition: { ArnLike: { 'aws:SourceArn': arn } } }))[0]?.context['aws:SourceAccount'];
    expect(source('arn:aws:sns:us-east-1:222222222222:x')).toBe('222222222222');
    expect(source('arn:aws:s3:::x')).toBe(OWN);
  });

  test('adds the exceptions of Deny statements', () => {
    const Condition = { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } };
    const found = drawn(allow({ Principal: { AWS: '222222222222' } }), { Effect: 'Deny', Principal: '*', Condition });
    expect(found.map(({ context }) => context['aws:SourceVpce'])).toEqual([undefined, 'vpce-1']);
  });
});

describe('exceptedAdministrators', () => {
  test('returns those whom a Deny statement excludes', () => {
    const statements: Statement[] = [
      {
        Effect: 'Deny',
        Principal: '*',
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/x` } },
      },
      { Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/y` } },
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ];
    const found = exceptedAdministrators(statements, OWN, new Random('x'));
    expect(found.map(({ who }) => who)).toEqual([`arn:aws:iam::${OWN}:role/x`, `arn:aws:iam::${OWN}:role/y`]);
  });
});
