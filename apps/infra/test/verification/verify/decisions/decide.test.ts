import { wrongDecisions, type Case } from '../../../../verification/verify/decisions/decide';

const account = '111111111111';
const bucket = 'arn:aws:s3:::trades';
const request: Case = {
  who: 'a reader',
  caller: {
    principal: `arn:aws:iam::${account}:role/reader`,
    identityPolicies: [
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*` }] },
    ],
  },
  action: 's3:GetObject',
  resource: `${bucket}/x.csv`,
  isAllowed: true,
};
const denial = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: `${bucket}/*`,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};

describe('wrongDecisions', () => {
  test.each<[string, Partial<Case>]>([
    ['a request that a policy allows', {}],
    ['a request that no policy allows', { action: 's3:PutObject', isAllowed: false }],
    [
      'a request that the policy of the resource denies',
      {
        resourcePolicy: denial,
        context: { 'aws:SecureTransport': 'false' },
        isAllowed: false,
      },
    ],
    ['a request that the policy of the resource denies under another condition only', { resourcePolicy: denial }],
    [
      'a request that the policy of the endpoint does not allow',
      {
        endpointPolicy: { Version: '2012-10-17', Statement: [] },
        isAllowed: false,
      },
    ],
  ])('accepts the expected decision on %s', async (_case, difference) => {
    expect(await wrongDecisions([{ ...request, ...difference }], account)).toEqual([]);
  });

  test('returns each decision that differs from the expected one', async () => {
    expect(
      await wrongDecisions(
        [
          { ...request, isAllowed: false },
          { ...request, action: 's3:PutObject' },
        ],
        account,
      ),
    ).toEqual([
      'a reader: s3:GetObject on arn:aws:s3:::trades/x.csv {}: allowed',
      'a reader: s3:PutObject on arn:aws:s3:::trades/x.csv {}: denied',
    ]);
  });

  test('returns requests that are not valid', async () => {
    expect(await wrongDecisions([{ ...request, action: 's3:NoSuchAction', isAllowed: false }], account)).toHaveLength(
      1,
    );
  });
});
