import type { Resource } from '@trading/template';
import { compareStacks } from '../../src';
import { bucket, stackWith } from '../stacks';

const vpc = (CidrBlock: string): Resource => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
const SUBNET: Resource = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } };

test('what refers to a replaced resource in such a property is certainly replaced, too', () => {
  const before = stackWith({ Vpc: vpc('10.0.0.0/16'), Subnet: SUBNET });
  const after = stackWith({ Vpc: vpc('10.0.0.0/20'), Subnet: SUBNET });
  expect(
    compareStacks([before], [after]).map(({ logicalId, rule, certainty }) => [logicalId, rule, certainty]),
  ).toEqual([
    ['Vpc', 'replaced', 'certain'],
    ['Subnet', 'replaced', 'certain'],
  ]);
});

test.each([
  ['a text', 'others', 'certain'],
  ['a reference', { Ref: 'Name' }, 'possible'],
  ['a function', { 'Fn::Sub': 'files' }, 'possible'],
])('the replacement by a name that is %s', (_name, BucketName, certainty) => {
  const after = stackWith({ Files: bucket({ BucketName }) });
  expect(compareStacks([stackWith({ Files: bucket({ BucketName: 'files' }) })], [after])).toMatchObject([
    { rule: 'replaced', certainty },
  ]);
});
