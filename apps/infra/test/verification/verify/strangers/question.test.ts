import { loadPolicy } from '../../../../verification/verify/strangers/loaded-policy';
import { isAllowed, type Question } from '../../../../verification/verify/strangers/question';
import { administrator, anybody, nobody, service } from '../../../../verification/verify/strangers/stranger';

const account = '111111111111';
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/*' };
const policy = (...statements: object[]) => loadPolicy('resource', { Statement: statements });
const foreigner = administrator('arn:aws:iam::222222222222:role/x');
const colleague = nobody(`arn:aws:iam::${account}:role/x`);

const allowed = (question: Partial<Question>) =>
  isAllowed({ stranger: foreigner, action: 's3:GetObject', resource: 'arn:aws:s3:::x/y', account, ...question });

describe('isAllowed', () => {
  test.each<[string, Partial<Question>, boolean]>([
    ['no policy', {}, false],
    ['an administrator of the account', { stranger: administrator(`arn:aws:iam::${account}:role/x`) }, true],
    [
      'a principal of the policy',
      { resourcePolicy: policy({ ...statement, Principal: { AWS: '222222222222' } }) },
      true,
    ],
    ['another action', { action: 's3:PutObject', resourcePolicy: policy({ ...statement, Principal: '*' }) }, false],
    [
      'a principal without rights of the account',
      { stranger: colleague, resourcePolicy: policy({ ...statement, Principal: { AWS: account } }) },
      false,
    ],
    [
      'a principal of the account that the policy names',
      {
        stranger: colleague,
        resourcePolicy: policy({ ...statement, Principal: { AWS: `arn:aws:iam::${account}:role/x` } }),
      },
      true,
    ],
    ['anybody', { stranger: anybody(), resourcePolicy: policy({ ...statement, Principal: '*' }) }, true],
    [
      'anybody of an account',
      { stranger: anybody(), resourcePolicy: policy({ ...statement, Principal: { AWS: '222222222222' } }) },
      false,
    ],
    [
      'a service for a source',
      {
        stranger: service('sns.amazonaws.com', { 'aws:SourceAccount': '2' }),
        resourcePolicy: policy({
          ...{ ...statement, Principal: { Service: 'sns.amazonaws.com' } },
          Condition: { StringEquals: { 'aws:SourceAccount': '2', 'aws:ResourceAccount': account } },
        }),
      },
      true,
    ],
    [
      'a service for another source',
      {
        stranger: service('sns.amazonaws.com', { 'aws:SourceAccount': '3' }),
        resourcePolicy: policy({
          ...{ ...statement, Principal: { Service: 'sns.amazonaws.com' } },
          Condition: { StringEquals: { 'aws:SourceAccount': '2' } },
        }),
      },
      false,
    ],
    [
      'a denied request',
      {
        resourcePolicy: policy(
          { ...statement, Principal: '*' },
          { ...statement, Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
        ),
      },
      false,
    ],
  ])('%s: %#', (_case, question, expected) => {
    expect(allowed(question)).toBe(expected);
  });
});
