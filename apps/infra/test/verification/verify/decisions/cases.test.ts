import { ENVIRONMENTS, type EnvironmentName } from '../../../../src/environments';
import { casesOf } from '../../../../verification/verify/decisions/cases';
import type { StackTemplates } from '../../../../verification/assembly';
import { synthesise } from '../../../synthesise';

function cases(environment: EnvironmentName) {
  const stacks = Object.fromEntries(
    Object.entries(synthesise(environment)).map(([id, { template }]) => [id, template]),
  ) as unknown as StackTemplates;
  const { account, regions } = ENVIRONMENTS[environment];
  return casesOf(stacks, { account, region: regions[0] });
}

describe('casesOf', () => {
  test('asks about resources by their deployed names and with their policies', () => {
    const { caller, ...request } = cases('dev').find(
      ({ who, action }) => who === 'the function over plain HTTP' && action === 's3:GetObject',
    ) as ReturnType<typeof cases>[number];

    expect(request).toMatchObject({
      resource: 'arn:aws:s3:::trades-111111111111-dev-us-east-1/trades/2024/x.csv',
      resourcePolicy: { Statement: expect.any(Array) as unknown },
      endpointPolicy: { Statement: expect.any(Array) as unknown },
      context: { 'aws:SecureTransport': 'false' },
      isAllowed: false,
    });
    expect(caller.identityPolicies).toHaveLength(3);
    expect(JSON.stringify(request)).not.toContain('Fn::');
  });

  test.each<[EnvironmentName, string[]]>([
    ['local', ['the distribution']],
    ['dev', ['a named reader', 'the role of callers']],
    ['staging', ['AWS Backup', 'a named reader', 'log delivery', 'the distribution', 'the log of the page']],
    ['production', ['AWS Backup', 'a named reader', 'log delivery', 'the distribution', 'the log of the page']],
  ])('asks about the optional parts of %s', (environment, expected) => {
    const optional = [
      ...['AWS Backup', 'a named reader', 'log delivery'],
      ...['the distribution', 'the log of the page', 'the role of callers'],
    ];
    const callers = new Set(
      cases(environment)
        .filter(({ isAllowed }) => isAllowed)
        .map(({ who }) => who),
    );
    expect(optional.filter((who) => callers.has(who))).toEqual(expected);
  });
});
