import type { StackTemplate, StackTemplates } from '../../../../verification/assembly';
import { resolve } from '../../../../verification/verify/decisions/resolve';

const location = { account: '111111111111', region: 'us-east-1' };
const Data: StackTemplate = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'trades' } },
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'bars' } },
    Unnamed: { Type: 'AWS::SNS::Topic' },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'reader' } },
    Key: { Type: 'AWS::KMS::Key' },
  },
  Outputs: { Table: { Export: { Name: 'table-arn' }, Value: { 'Fn::GetAtt': ['Table', 'Arn'] } } },
};
const Ingestion: StackTemplate = { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } } };
const stacks = { Data, Ingestion } as unknown as StackTemplates;

const resolved = (value: unknown, stack: StackTemplate = Data) => resolve(value, stack, stacks, location);

describe('resolve', () => {
  test.each<[string, unknown, unknown]>([
    ['a named resource', { Ref: 'Bucket' }, 'trades'],
    ['a resource without a name', { Ref: 'Unnamed' }, 'Unnamed'],
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '111111111111'],
    ['the ARN of a bucket', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::trades'],
    ['the ARN of a role', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::111111111111:role/reader'],
    ['the ARN of a key', { 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws:kms:us-east-1:111111111111:key/Key'],
    ['an attribute that is a property', { 'Fn::GetAtt': ['Table', 'TableName'] }, 'bars'],
    ['another attribute', { 'Fn::GetAtt': ['Bucket', 'DomainName'] }, 'Bucket.DomainName'],
    [
      'a join',
      { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'trades', '*']] },
      'arn:aws:s3:::trades/trades/*',
    ],
    [
      'the export of another stack',
      { 'Fn::ImportValue': 'table-arn' },
      'arn:aws:dynamodb:us-east-1:111111111111:table/bars',
    ],
    [
      'a value without references',
      { Statement: [{ Effect: 'Allow' }, 1, null] },
      { Statement: [{ Effect: 'Allow' }, 1, null] },
    ],
    ['references inside a value', [{ a: { Ref: 'Bucket' }, b: 1 }], [{ a: 'trades', b: 1 }]],
  ])('resolves %s', (_name, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  test('resolves an import from any stack', () => {
    expect(resolved({ 'Fn::ImportValue': 'table-arn' }, Ingestion)).toBe(
      'arn:aws:dynamodb:us-east-1:111111111111:table/bars',
    );
    expect(resolved({ 'Fn::GetAtt': ['Queue', 'Arn'] }, Ingestion)).toBe('arn:aws:sqs:us-east-1:111111111111:q');
  });

  test.each<[unknown, string]>([
    [{ 'Fn::Sub': '${Bucket}' }, 'Cannot resolve Fn::Sub: add it to resolve.ts'],
    [
      { 'Fn::GetAtt': ['Unnamed', 'Arn'] },
      'Cannot resolve the ARN of Unnamed (AWS::SNS::Topic): add its type to resolve.ts',
    ],
    [{ 'Fn::ImportValue': 'other' }, 'No stack exports other'],
  ])('rejects %j', (value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });
});
