import {
  administrator,
  anybody,
  nobody,
  overOldTls,
  overPlainHttp,
  service,
} from '../../../../verification/verify/strangers/stranger';

describe('administrator and nobody', () => {
  test('are principals whose account follows from their ARN', () => {
    const arn = 'arn:aws:iam::111111111111:user/eve';
    const context = { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': '111111111111', 'aws:username': 'eve' };
    expect(administrator(arn, { 'aws:PrincipalArn': 'another' })).toMatchObject({ who: arn, principal: arn, context });
    expect([administrator(arn), nobody(arn)].map(({ policies }) => policies.length)).toEqual([1, 0]);
  });
});

describe('service', () => {
  test.each([
    [{ 'aws:SourceArn': 'arn', 'aws:SourceAccount': '1' }, 'sns.amazonaws.com for arn'],
    [{ 'aws:SourceAccount': '1' }, 'sns.amazonaws.com for 1'],
    [{}, 'sns.amazonaws.com for nobody'],
  ])('acts for the source in %j', (context, who) => {
    expect(service('sns.amazonaws.com', context)).toMatchObject({ who, principal: 'sns.amazonaws.com', policies: [] });
  });
});

describe('anybody', () => {
  test('has no account', () => {
    expect(anybody().context).not.toHaveProperty('aws:PrincipalAccount');
  });
});

describe('overPlainHttp and overOldTls', () => {
  test('change the context and the description', () => {
    expect(overPlainHttp(anybody())).toMatchObject({
      who: 'anybody over plain HTTP',
      context: { 'aws:SecureTransport': 'false' },
    });
    expect(overOldTls(anybody())).toMatchObject({ who: 'anybody over TLS 1.1', context: { 's3:TlsVersion': '1.1' } });
  });
});
