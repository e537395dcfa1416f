import { FOREIGN_ACCOUNT, foreignArn } from '../../verify/mutation/foreign-names';
import { changes, properties, resources, statements, type Addition } from './addition';

const EVERYTHING = { Action: '*', Resource: '*' };
const FOREIGN_ROOT = `arn:aws:iam::${FOREIGN_ACCOUNT}:root`;

/** Policies of resources. Those of endpoints and tables are in properties of theirs. */
const RESOURCE_POLICY =
  /^AWS::(?:S3::BucketPolicy|SQS::QueuePolicy|EC2::VPCEndpoint|Backup::BackupVault|DynamoDB::GlobalTable)$/;

/** Additions that let somebody in, or take a right away. */
export const ACCESS_ADDITIONS: readonly Addition[] = [
  ...statements('AWS::IAM::ManagedPolicy', {
    'all resources but one': { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::public/*' },
    'tables of every account': {
      ...{ Effect: 'Allow', Action: 'dynamodb:GetItem' },
      Resource: 'arn:aws:dynamodb:us-east-1:*:table/*',
    },
    'all buckets': { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' },
    'assuming a deploy role': {
      ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
      Resource: 'arn:aws:iam::333333333333:role/cdk-hnb659fds-deploy-role-333333333333-us-east-1',
    },
    'passing a role': {
      ...{ Effect: 'Allow', Action: 'iam:PassRole' },
      Resource: 'arn:aws:iam::333333333333:role/administrator',
    },
    'reading a secret': {
      ...{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue' },
      Resource: 'arn:aws:secretsmanager:us-east-1:333333333333:secret:broker-AbCdEf',
    },
    'deleting trade files': {
      ...{ Effect: 'Allow', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
      Resource: 'arn:aws:s3:::trades-333333333333-production-us-east-1/*',
    },
    'changing a function': {
      ...{ Effect: 'Allow', Action: 'lambda:UpdateFunctionCode' },
      Resource: 'arn:aws:lambda:us-east-1:333333333333:function:query-production-us-east-1',
    },
    'a denial of everything': { Effect: 'Deny', ...EVERYTHING },
  }),
  ...changes('AWS::IAM::ManagedPolicy', {
    'a role of others': (policy) => (policy.Roles = [...(policy.Roles ?? []), 'administrator']),
  }),
  ...statements(RESOURCE_POLICY, {
    'everything for a foreign account under a condition': {
      ...{ Effect: 'Allow', Principal: { AWS: FOREIGN_ROOT }, ...EVERYTHING },
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    },
    'everything for everybody from one network': {
      ...{ Effect: 'Allow', Principal: '*', ...EVERYTHING },
      Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
    },
    'everything for everybody but one': {
      ...{ Effect: 'Allow', NotPrincipal: { AWS: FOREIGN_ROOT }, ...EVERYTHING },
    },
    'everything for a distribution': {
      ...{ Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, ...EVERYTHING },
      Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:cloudfront::*:distribution/*' } },
    },
    'a denial of everything to everybody': { Effect: 'Deny', Principal: '*', ...EVERYTHING },
  }),
  ...statements('AWS::IAM::Role', {
    'trust in EC2': trust({ Service: 'ec2.amazonaws.com' }),
    'trust in a foreign account': trust({ AWS: FOREIGN_ROOT }),
    'trust in the own account': trust({ AWS: 'arn:aws:iam::333333333333:root' }),
    'trust in Lambda for every account': trust({ Service: 'lambda.amazonaws.com' }, '*'),
    'trust in an identity provider': trust({ Federated: 'accounts.google.com' }),
  }),
  ...properties('AWS::IAM::Role', {
    'a permissions boundary': { PermissionsBoundary: 'arn:aws:iam::333333333333:policy/boundary' },
    'a policy of AWS': { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    'a policy of a foreign account': { ManagedPolicyArns: [`arn:aws:iam::${FOREIGN_ACCOUNT}:policy/any`] },
    'an inline policy': {
      Policies: [{ PolicyName: 'x', PolicyDocument: { Statement: [{ Effect: 'Allow', ...EVERYTHING }] } }],
    },
  }),
  ...resources('AWS::IAM::Role', {
    'a policy that is attached to the role': (id) => ({
      'AWS::IAM::RolePolicy': {
        ...{ PolicyName: 'x', RoleName: { Ref: id } },
        PolicyDocument: { Statement: [{ Effect: 'Allow', ...EVERYTHING }] },
      },
    }),
    'an instance profile': (id) => ({ 'AWS::IAM::InstanceProfile': { Roles: [{ Ref: id }] } }),
    'a user with a key': () => ({ 'AWS::IAM::User': {}, 'AWS::IAM::AccessKey': { UserName: { Ref: 'AddedUser' } } }),
  }),
  ...resources('AWS::S3::Bucket', {
    'a second policy': (id) => ({
      'AWS::S3::BucketPolicy': {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { AWS: FOREIGN_ROOT }, Action: 's3:GetObject', Resource: '*' }],
        },
      },
    }),
    'a public access point': (id) => ({
      'AWS::S3::AccessPoint': {
        Bucket: { Ref: id },
        Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] },
      },
    }),
  }),
  ...resources('AWS::SQS::Queue', {
    'a second policy': (id) => ({
      'AWS::SQS::QueuePolicy': {
        Queues: [{ Ref: id }],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { AWS: FOREIGN_ROOT }, Action: 'sqs:SendMessage', Resource: '*' }],
        },
      },
    }),
  }),
  ...resources('AWS::Lambda::Function', {
    'a public address': (id) => ({
      'AWS::Lambda::Url': { TargetFunctionArn: { 'Fn::GetAtt': [id, 'Arn'] }, AuthType: 'NONE' },
    }),
    'a permission for a foreign account': (id) => ({
      'AWS::Lambda::Permission': {
        ...{ FunctionName: { Ref: id }, Action: 'lambda:InvokeFunction', Principal: FOREIGN_ACCOUNT },
      },
    }),
    'a foreign destination of results': (id) => ({
      'AWS::Lambda::EventInvokeConfig': {
        ...{ FunctionName: { Ref: id }, Qualifier: '$LATEST' },
        DestinationConfig: { OnSuccess: { Destination: foreignArn('sqs') } },
      },
    }),
  }),
  ...properties('AWS::Lambda::Permission', {
    'an organization': { PrincipalOrgID: 'o-x9y8z7w6v5' },
    'a public address': { FunctionUrlAuthType: 'NONE', Principal: '*', Action: 'lambda:InvokeFunctionUrl' },
  }),
];

/** A statement of a trust policy. */
function trust(principal: object, account = '333333333333'): object {
  return {
    ...{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
    Condition: { StringLike: { 'aws:SourceAccount': account } },
  };
}
