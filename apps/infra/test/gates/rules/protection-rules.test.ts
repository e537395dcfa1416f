import type { Resource, Resources } from '@trading/template';
import { PROTECTION_RULES } from '../../../src/gates/rules/protection-rules';
import { FLOORS, type EnvironmentClass } from '../../../src/guarantees/floor';

const DEPLOYER = 'arn:aws:iam::333333333333:role/cdk-hnb659fds-cfn-exec-role-333333333333-us-east-1';
const ARN = { 'Fn::GetAtt': ['Files', 'Arn'] };

const DELETION = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: ['s3:DeleteObjectVersion', 's3:DeleteObject'],
  Resource: { 'Fn::Join': ['', [ARN, '/*']] },
};
const CONFIGURATION = {
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:PutLifecycleConfiguration', 's3:PutBucketVersioning', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  Resource: ARN,
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER] } },
};

const PAGE = { Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' };

const BOTH = ['bucket-denies-deletion: Files BucketPolicy', 'bucket-denies-configuration: Files BucketPolicy'];
const [NO_DELETION, NO_CONFIGURATION] = BOTH;

/** The rules that a bucket with a policy breaks. */
function broken(statements: object[], others: Resources = {}, of: EnvironmentClass = 'production'): string[] {
  const resources: Resources = {
    Files: { Type: 'AWS::S3::Bucket', Properties: {} },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Statement: statements } },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    },
    ...others,
  };
  return PROTECTION_RULES.flatMap(({ name, check }) =>
    check(resources, FLOORS[of]).map(({ logicalId, location }) => `${name}: ${logicalId} ${location}`),
  );
}

test('a bucket that denies both is protected', () => {
  expect(broken([DELETION, CONFIGURATION])).toEqual([]);
});

test.each(['DeletionPolicy', 'UpdateReplacePolicy'])('the %s of a policy must not delete it', (attribute) => {
  const policy = (statements: object[]) => ({
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Statement: statements } },
      ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', [attribute]: 'Delete' },
    },
  });
  expect(broken([], policy([DELETION, CONFIGURATION]))).toEqual([`bucket-policy-is-kept: Policy ${attribute}`]);
  expect(broken([], policy([PAGE]))).toEqual([]);
  expect(broken([], policy([]), 'shared')).toEqual([]);
});

test('a bucket of production must be protected', () => {
  expect(broken([])).toEqual(BOTH);
  expect(broken([], {}, 'shared')).toEqual([]);
  const Policy: Resource = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Others' }, PolicyDocument: { Statement: [DELETION, CONFIGURATION] } },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  };
  expect(broken([], { Policy })).toEqual(BOTH);
});

test('the files of a page may be deleted', () => {
  expect(broken([PAGE])).toEqual([]);
});

test('only access logs must not be deleted at all', () => {
  const Logged: Resource = {
    Type: 'AWS::S3::Bucket',
    Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Files' } } },
  };
  const versionsOnly = [{ ...DELETION, Action: 's3:DeleteObjectVersion' }, CONFIGURATION];
  const ofFiles = (violations: string[]) => violations.filter((each) => each.includes('Files'));

  expect(broken(versionsOnly)).toEqual([]);
  expect(ofFiles(broken(versionsOnly, { Logged }))).toEqual([NO_DELETION]);
  expect(ofFiles(broken([DELETION, CONFIGURATION], { Logged }))).toEqual([]);
});

test.each<[string, object]>([
  ['allows it', { Effect: 'Allow' }],
  ['denies it to one principal', { Principal: { AWS: 'arn:aws:iam::333333333333:role/admin' } }],
  ['excepts a principal', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::333333333333:role/admin' } }],
  ['has a condition', { Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER] } } }],
  ['denies another action', { Action: 's3:DeleteObject' }],
  ['excepts the action', { Action: undefined, NotAction: 's3:DeleteObjectVersion' }],
  ['names some of the objects', { Resource: { 'Fn::Join': ['', [ARN, '/trades/*']] } }],
  ['names the bucket', { Resource: ARN }],
  ['names another bucket', { Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Others', 'Arn'] }, '/*']] } }],
])('a statement that %s does not protect versions', (_case, change) => {
  expect(broken([{ ...DELETION, ...change }, CONFIGURATION])).toEqual([NO_DELETION]);
});

test.each<[string, object]>([
  ['leaves out an action', { Action: CONFIGURATION.Action.slice(1) }],
  ['names the objects', { Resource: DELETION.Resource }],
  ['has no exception, so that nothing can be deployed', { Condition: undefined }],
  ['excepts roles by a wildcard', { Condition: { ArnNotEquals: { 'aws:PrincipalArn': `${DEPLOYER.slice(0, -9)}*` } } }],
  [
    'excepts another role',
    { Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER, 'arn:aws:iam::1:role/x'] } } },
  ],
  ['excepts no role', { Condition: { ArnNotEquals: { 'aws:PrincipalArn': [] } } }],
  ['applies to one role', { Condition: { ArnEquals: { 'aws:PrincipalArn': [DEPLOYER] } } }],
  [
    'has another condition',
    { Condition: { ...CONFIGURATION.Condition, Bool: { 'aws:MultiFactorAuthPresent': 'false' } } },
  ],
  [
    'has another key in its condition',
    { Condition: { ArnNotEquals: { ...CONFIGURATION.Condition.ArnNotEquals, 'aws:SourceArn': 'arn' } } },
  ],
])('a statement that %s does not protect the configuration', (_case, change) => {
  expect(broken([DELETION, { ...CONFIGURATION, ...change }])).toEqual([NO_CONFIGURATION]);
});
