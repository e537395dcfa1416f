import { ENVIRONMENTS, type EnvironmentName } from '../../../../src/environments';
import { regionsOf } from '../../../../src/region-settings';
import { casesOf } from '../../../../verification/verify/decisions/cases';
import { wrongDecisions } from '../../../../verification/verify/decisions/decide';
import type { StackTemplates } from '../../../../verification/assembly';
import { synthesise } from '../../../synthesise';

function cases(environment: EnvironmentName, region = regionsOf(environment, ENVIRONMENTS[environment])[0]) {
  const stacks = Object.fromEntries(
    Object.entries(synthesise(environment, undefined, region.place.region)).map(([id, { template }]) => [id, template]),
  ) as unknown as StackTemplates;
  const settings = ENVIRONMENTS[environment];
  return casesOf(stacks, settings.account, region, settings);
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
    [
      'staging',
      ['AWS Backup', 'a restore test', 'a named reader', 'log delivery', 'the distribution', 'the log of the page'],
    ],
    [
      'production',
      ['AWS Backup', 'a restore test', 'a named reader', 'log delivery', 'the distribution', 'the log of the page'],
    ],
  ])('asks about the optional parts of %s', (environment, expected) => {
    const optional = [
      ...['AWS Backup', 'a restore test', 'a named reader', 'log delivery'],
      ...['the distribution', 'the log of the page', 'the role of callers'],
    ];
    const callers = new Set(
      cases(environment)
        .filter(({ isAllowed }) => isAllowed)
        .map(({ who }) => who),
    );
    expect(optional.filter((who) => callers.has(who))).toEqual(expected);
  });

  test('expects in the standby of production what its policies decide', async () => {
    const [, standby] = regionsOf('production', ENVIRONMENTS.production);
    const asked = cases('production', standby);

    expect(await wrongDecisions(asked, ENVIRONMENTS.production.account)).toEqual([]);
    const allowed = new Set(asked.filter(({ isAllowed }) => isAllowed).map(({ who }) => who));
    expect(['S3 for the bucket', 'the replication'].filter((who) => allowed.has(who))).toHaveLength(2);
    expect(['AWS Backup', 'a restore test', 'the log of the page'].filter((who) => allowed.has(who))).toEqual([]);
    const sends = asked.filter(({ who, action }) => who === 'the query function' && action === 'sqs:SendMessage');
    expect(sends.some(({ isAllowed }) => isAllowed)).toBe(false);
  });

  /** The protected actions that a caller is expected to be allowed, on the buckets with a path of their own. */
  const allowed = (environment: EnvironmentName, caller: string, bucket: string) =>
    cases(environment)
      .filter(({ who, resource, isAllowed }) => who === caller && resource.includes(`:::${bucket}-`) && isAllowed)
      .map(({ action }) => action.replace('s3:', ''))
      .filter((action) => /^(DeleteObject|PutLifecycle|PutBucket(Versioning|Policy)|DeleteBucketPolicy)/.test(action))
      .sort();
  const CONFIGURATION = ['DeleteBucketPolicy', 'PutBucketPolicy', 'PutBucketVersioning', 'PutLifecycleConfiguration'];
  const sorted = (...actions: string[]) => [...actions, ...CONFIGURATION].sort();

  test.each([
    ['trades', ['DeleteObject']],
    ['exports', ['DeleteObject']],
    ['access-logs', []],
  ])('lets nobody delete former versions in the bucket %s of production', (bucket, deletions) => {
    expect(allowed('production', 'an administrator', bucket)).toEqual(deletions);
    expect(allowed('production', 'CloudFormation in another region', bucket)).toEqual(deletions);
    expect(allowed('production', 'another role of the bootstrap stack', bucket)).toEqual(deletions);
    expect(allowed('production', 'CloudFormation during a deployment', bucket)).toEqual(sorted(...deletions));
  });

  test('lets administrators delete everything in an environment without protection', () => {
    const all = sorted('DeleteObject', 'DeleteObjectVersion');
    expect(allowed('staging', 'an administrator', 'trades')).toEqual(all);
    expect(allowed('staging', 'an administrator', 'access-logs')).toEqual(all);
  });
});
