import { wrongDecisions, type Case } from '../../../../verification/verify/decisions/decide';

const account = '111111111111';
const bucket = 'arn:aws:s3:::trades';
const question: Case = {
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
const refusal = {
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
    ['what a policy allows', {}],
    ['what no policy allows', { action: 's3:PutObject', isAllowed: false }],
    [
      'what the policy of the resource refuses',
      {
        resourcePolicy: refusal,
        context: { 'aws:SecureTransport': 'false' },
        isAllowed: false,
      },
    ],
    ['what the policy of the resource refuses under another condition', { resourcePolicy: refusal }],
    [
      'what the endpoint does not let through',
      {
        endpointPolicy: { Version: '2012-10-17', Statement: [] },
        isAllowed: false,
      },
    ],
  ])('finds nothing wrong with the right answer to %s', async (_case, difference) => {
    expect(await wrongDecisions([{ ...question, ...difference }], account)).toEqual([]);
  });

  test('tells who was answered wrongly, and how', async () => {
    expect(
      await wrongDecisions(
        [
          { ...question, isAllowed: false },
          { ...question, action: 's3:PutObject' },
        ],
        account,
      ),
    ).toEqual([
      'a reader: s3:GetObject on arn:aws:s3:::trades/x.csv {}: Allowed',
      'a reader: s3:PutObject on arn:aws:s3:::trades/x.csv {}: denied',
    ]);
  });

  test('takes a question that cannot be asked for a wrong one', async () => {
    expect(await wrongDecisions([{ ...question, action: 's3:NoSuchAction', isAllowed: false }], account)).toHaveLength(
      1,
    );
  });
});
