import { readersBelow } from '../src/reader-settings';
import { statementsOf } from '../src/gates/statement';
import { only, synthesise } from './synthesise';

const ANALYST = 'arn:aws:iam::444444444444:role/analyst';

test('an environment without readers has none of a bucket', () => {
  expect(readersBelow('trades/', [])).toEqual([]);
});

test.each([
  ['staging', 'Data', 'Trades', 'trades/'],
  ['staging', 'Exports', 'Exports', 'exports/'],
  ['production', 'Data', 'Trades', 'trades/'],
  ['production', 'Exports', 'Exports', 'exports/'],
] as const)(
  'readers of %s may list and read in the %s stack what is below its prefix only',
  (env, stack, id, prefix) => {
    const policy = only(synthesise(env)[stack].template, 'AWS::S3::BucketPolicy', id);
    const granted = statementsOf({ Type: 'AWS::S3::BucketPolicy', Properties: policy })
      .filter(({ principal }) => JSON.stringify(principal).includes('444444444444'))
      .map(({ effect, actions, resources, condition }) => ({ effect, actions, resources, condition }));
    const reader = { ArnLike: { 'aws:PrincipalArn': [ANALYST] } };
    const bucket = { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${id}`)) as string, 'Arn'] };

    expect(granted).toEqual([
      {
        ...{ effect: 'Allow', actions: ['s3:ListBucket'], resources: [bucket] },
        condition: { ...reader, StringLike: { 's3:prefix': [`${prefix}*`] } },
      },
      { effect: 'Allow', actions: ['s3:GetBucketLocation'], resources: [bucket], condition: reader },
      {
        ...{ effect: 'Allow', actions: ['s3:GetObject'], condition: reader },
        resources: [{ 'Fn::Join': ['', [bucket, `/${prefix}*`]] }],
      },
    ]);
  },
);
