import type { Allowance } from '../../../../verification/verify/strangers/allowances';
import { assessAccess, type Access } from '../../../../verification/verify/strangers/assess-access';

const NAMES = { account: '111111111111', region: 'us-east-1', environment: 'dev', primary: 'us-east-1' };
const ALLOWANCE: Allowance = {
  who: ['ReaderRole'],
  actions: ['s3:GetObject', 's3:PutObject'],
  on: ['arn:aws:s3:::x-{account}-{environment}-{region}/*'],
  reason: 'It reads and writes',
  environments: ['dev'],
};
const access = (
  action: string,
  resource = 'arn:aws:s3:::x-111111111111-dev-us-east-1/y',
  who = 'ReaderRole',
): Access => {
  return { who, action, resource, by: 'Policy' };
};

describe('assessAccess', () => {
  test('accepts what is intended', () => {
    expect(assessAccess([access('s3:GetObject'), access('s3:PutObject')], [ALLOWANCE], NAMES)).toEqual([]);
  });

  test('returns a sentence for each caller and resource', () => {
    const found = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:PutObjectAcl'].map((action) =>
      access(action),
    );
    expect(assessAccess([...found, access('s3:GetObject', 'arn:aws:s3:::y/z')], [ALLOWANCE], NAMES)).toEqual([
      'ReaderRole may s3:DeleteObject, s3:PutObjectAcl on arn:aws:s3:::x-111111111111-dev-us-east-1/y, by a policy of Policy',
      'ReaderRole may s3:GetObject on arn:aws:s3:::y/z, by a policy of Policy',
    ]);
  });

  test('returns intended access that is missing', () => {
    expect(assessAccess([access('s3:GetObject')], [ALLOWANCE], NAMES)).toEqual([
      'ReaderRole may not s3:PutObject on arn:aws:s3:::x-{account}-{environment}-{region}/*, which it should: It reads and writes',
    ]);
  });

  test('knows the ends of logical ids', () => {
    const allowance = { ...ALLOWANCE, actions: ['sts:AssumeRole'], on: ['arn:aws:iam::{account}:role/Role{hash}'] };
    const on = (id: string) =>
      assessAccess([access('sts:AssumeRole', `arn:aws:iam::111111111111:role/${id}`)], [allowance], NAMES);
    expect(on('Role0123ABCD')).toEqual([]);
    expect(on('Role0123')).toHaveLength(2);
    expect(on('RoleOther0123ABCD')).toHaveLength(2);
  });
});
