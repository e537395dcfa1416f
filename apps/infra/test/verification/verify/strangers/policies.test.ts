import type { Resource } from '@trading/template';
import type { TemplateFile } from '../../../../verification/assembly';
import { NO_POLICY, policiesOf } from '../../../../verification/verify/strangers/policies';

const TERRITORY = { account: '111111111111', regions: ['us-east-1', 'us-west-2'] };
const DOCUMENT = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'x:Use' }] };

function read(Resources: Record<string, Resource>) {
  const file: TemplateFile = { stack: 'Data', region: 'us-east-1', path: 'data.json', template: { Resources } };
  return policiesOf([file], TERRITORY);
}

describe('policiesOf', () => {
  test('relates a policy to the resource that it names', () => {
    const { resourcePolicies } = read({
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'trades' } },
      Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: DOCUMENT } },
    });
    expect(resourcePolicies).toEqual([
      { kind: 'resource', logicalId: 'Policy', resource: 'arn:aws:s3:::trades', document: DOCUMENT },
    ]);
  });

  test('names buckets and queues outside the templates by their ARNs', () => {
    const { resourcePolicies } = read({
      Bucket: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'x', PolicyDocument: DOCUMENT } },
      Queue: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { Queues: ['https://sqs.us-east-1.amazonaws.com/222222222222/y'], PolicyDocument: DOCUMENT },
      },
    });
    expect(resourcePolicies.map(({ resource }) => resource)).toEqual([
      'arn:aws:s3:::x',
      'arn:aws:sqs:us-east-1:222222222222:y',
    ]);
  });

  test('includes resources that have no policy, but need one', () => {
    const { resourcePolicies } = read({ Queue: { Type: 'AWS::SQS::Queue' }, Table: { Type: 'AWS::DynamoDB::Table' } });
    expect(resourcePolicies).toEqual([
      {
        kind: 'resource',
        logicalId: 'Queue',
        resource: 'arn:aws:sqs:us-east-1:111111111111:Queue',
        document: NO_POLICY,
      },
    ]);
  });

  test('finds the policy of each replica', () => {
    const replica = (Region: string) => ({ Region, ResourcePolicy: { PolicyDocument: DOCUMENT } });
    const { resourcePolicies, resources } = read({
      Table: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { TableName: 'bars', Replicas: [replica('us-west-2'), replica('us-east-1')] },
      },
    });
    const arns = ['us-west-2', 'us-east-1'].map((region) => `arn:aws:dynamodb:${region}:111111111111:table/bars`);
    expect(resourcePolicies.map(({ resource }) => resource)).toEqual(arns);
    expect(resources).toEqual([arns[1], arns[0]]);
  });

  test('reads permissions as statements', () => {
    const { resourcePolicies } = read({
      Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          ...{ FunctionName: { Ref: 'Function' }, Principal: 'sns.amazonaws.com', Action: 'lambda:InvokeFunction' },
          ...{ SourceAccount: { Ref: 'AWS::AccountId' }, SourceArn: 'arn:aws:sns:us-east-1:111111111111:x' },
        },
      },
    });
    const Resource = 'arn:aws:lambda:us-east-1:111111111111:function:f';
    expect(resourcePolicies).toEqual([
      {
        ...{ kind: 'resource', logicalId: 'Permission', resource: Resource },
        document: {
          Statement: [
            {
              ...{
                Effect: 'Allow',
                Principal: { Service: 'sns.amazonaws.com' },
                Action: 'lambda:InvokeFunction',
                Resource,
              },
              Condition: {
                StringEquals: { 'aws:SourceAccount': '111111111111' },
                ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111111111111:x' },
              },
            },
          ],
        },
      },
    ]);
  });

  test('takes an endpoint without a policy for open', () => {
    const { resourcePolicies } = read({
      Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { ServiceName: 'com.amazonaws.us-east-1.sqs' } },
    });
    expect(resourcePolicies).toMatchObject([
      { kind: 'endpoint', resource: 'sqs', document: { Statement: [{ Action: '*' }] } },
    ]);
  });

  test('collects everything that a role is allowed', () => {
    const policy = (Action: string, Properties: object = {}): Resource => {
      return {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Action }] }, ...Properties },
      };
    };
    const { identities } = read({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Policies: [{ PolicyDocument: { Statement: [{ Action: 'x:A' }] } }],
          ManagedPolicyArns: [{ Ref: 'Attached' }],
        },
      },
      Attached: policy('x:B'),
      Attaching: policy('x:C', { Roles: [{ Ref: 'Role' }] }),
      Other: policy('x:D', { Roles: ['another-role'] }),
      Function: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    });
    expect(identities).toEqual([
      {
        ...{ logicalId: 'Role', arn: 'arn:aws:iam::111111111111:role/Role' },
        documents: ['x:A', 'x:B', 'x:C'].map((Action) => ({ Statement: [{ Action }] })),
        functions: ['arn:aws:lambda:us-east-1:111111111111:function:Function'],
      },
    ]);
  });

  test('parses policies that are texts', () => {
    const { resourcePolicies } = read({
      Policy: {
        Type: 'AWS::Logs::ResourcePolicy',
        Properties: {
          ResourceArn: 'arn:aws:logs:us-east-1:111111111111:log-group:x',
          PolicyDocument: JSON.stringify(DOCUMENT),
        },
      },
    });
    expect(resourcePolicies).toMatchObject([{ document: DOCUMENT }]);
  });

  test.each<[string, Record<string, Resource>, string]>([
    [
      'a policy outside the templates',
      { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Any'] } } },
      'The access to Role (AWS::IAM::Role) cannot be understood: no template has the policy arn:aws:iam::aws:policy/Any',
    ],
    [
      'an unknown function',
      {
        Bucket: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { 'Fn::Sub': 'x' }, PolicyDocument: DOCUMENT } },
      },
      'The access to Bucket (AWS::S3::BucketPolicy) cannot be understood: Cannot resolve Fn::Sub',
    ],
    [
      'access in another form',
      { Share: { Type: 'AWS::RAM::ResourceShare' } },
      'The access to Share (AWS::RAM::ResourceShare) cannot be understood: it gives access in a form that is not known',
    ],
  ])('reports %s', (_case, resources, problem) => {
    expect(read(resources).problems).toEqual([expect.stringContaining(problem)]);
  });
});
