import type { Template } from '@trading/template';
import { externalNames } from '../../src/names/external-names';

const TERRITORY = { account: '333333333333', regions: ['us-east-1', 'us-west-2'] } as const;

const DATA: Template = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'trades' } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'files' } },
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'bars' } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/bars' } },
    Source: { Type: 'AWS::Logs::DeliverySource', Properties: { Name: 'page' } },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { StateMachineName: 'history', DefinitionString: '{"Label":"Items"}' },
    },
    Unnamed: { Type: 'AWS::SNS::Topic' },
  },
  Outputs: { Id: { Value: { Ref: 'Bucket' }, Export: { Name: 'data:Bucket' } }, Own: { Value: 'x' } },
};

/** The external names in a template beside that with the data, as `logical id location: text`. */
function external(template: Template): string[] {
  return externalNames([DATA, template], TERRITORY).map(
    ({ logicalId, location, text }) => `${logicalId} ${location}: ${text}`,
  );
}

describe('externalNames', () => {
  test.each<[string, unknown]>([
    ['a bucket', 'arn:aws:s3:::trades'],
    ['an object', 'arn:aws:s3:::trades/trades/*'],
    ['a queue', 'arn:aws:sqs:us-east-1:333333333333:files'],
    ['a replica', 'arn:aws:dynamodb:us-west-2:333333333333:table/bars/index/by-day'],
    ['a stream of a log group', 'arn:aws:logs:us-east-1:333333333333:log-group:/aws/lambda/bars:log-stream:x'],
    ['a resource that the property `Name` names', 'arn:aws:logs:us-east-1:333333333333:delivery-source:page'],
    ['a state machine', 'arn:aws:states:us-east-1:333333333333:stateMachine:history'],
    ['an item of a state machine', 'arn:aws:states:us-east-1:333333333333:stateMachine:history/Items'],
    ['executions of items', 'arn:aws:states:us-east-1:333333333333:execution:history/Items:*'],
    ['all tables', 'arn:aws:dynamodb:us-east-1:333333333333:table/*'],
    ['all recovery points', 'arn:aws:backup:us-east-1:333333333333:recovery-point:*'],
    ['the own account', '333333333333'],
    ['an import', { 'Fn::ImportValue': 'data:Bucket' }],
    ['a reference in an ARN', { 'Fn::Join': ['', ['arn:aws:iam::333333333333:role/', { Ref: 'Role' }]] }],
    ['the host of an own API', { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.example']] }],
    ['an object of a referenced bucket', { 'Fn::Join': ['', ['s3://', { Ref: 'Bucket' }, '/x']] }],
  ])('does not report %s of the environment', (_case, value) => {
    expect(external({ Resources: { X: { Type: 'T', Properties: { Value: value } } } })).toEqual([]);
  });

  test('does not report plain names of the environment', () => {
    const Properties = { Bucket: 'trades', TABLE_NAME: 'bars' };
    expect(external({ Resources: { X: { Type: 'T', Properties } } })).toEqual([]);
  });

  test.each<[string, string]>([
    ['a bucket of others', 'arn:aws:s3:::strange'],
    ['every bucket', 'arn:aws:s3:::*'],
    ['a bucket whose name only begins alike', 'arn:aws:s3:::trades-2'],
    ['a label of no map', 'arn:aws:states:us-east-1:333333333333:stateMachine:history/Items-2'],
    ['another service with the same name', 'arn:aws:sns:us-east-1:333333333333:files'],
    ['another account', 'arn:aws:sqs:us-east-1:610274839156:files'],
    ['every account', 'arn:aws:sqs:us-east-1:*:files'],
    ['no account', 'arn:aws:dynamodb:us-east-1::table/*'],
    ['another region', 'arn:aws:sqs:eu-west-1:333333333333:files'],
    ['every region', 'arn:aws:sqs:*:333333333333:files'],
    ['all resources of another account', 'arn:aws:dynamodb:us-east-1:610274839156:table/*'],
    ['a resource that the environment does not create', 'arn:aws:sns:us-east-1:333333333333:on-call'],
    ['resources whose names begin alike', 'arn:aws:iam::333333333333:role/cdk-*'],
    ['an account', '610274839156'],
    ['an organization', 'o-a1b2c3d4e5'],
    ['a service', 'ec2.amazonaws.com'],
    ['a host', 'https://strange.example'],
  ])('reports %s', (_case, text) => {
    const found = external({ Resources: { X: { Type: 'T', Properties: { Value: [text] } } } });
    expect(found).toEqual([`X Properties/Value/0: ${text.replace('https://', '')}`]);
  });

  test('reports a resource of another account although its name is a reference', () => {
    const layer = { 'Fn::Join': ['', ['arn:aws:lambda:us-east-1:610274839156:layer:', { Ref: 'Layer' }]] };
    expect(external({ Resources: { X: { Type: 'T', Properties: { Layers: [layer] } } } })).toHaveLength(1);
  });

  test('searches every section of a template', () => {
    expect(
      external({
        Parameters: { Topic: { Default: 'arn:aws:sns:us-east-1:610274839156:topic' } },
        Outputs: { Url: { Value: 'https://strange.example' } },
        Resources: { X: { Type: 'T', Properties: { Subnet: { 'Fn::ImportValue': 'other:Subnet' } } } },
      }),
    ).toEqual([
      'X Properties/Subnet: other:Subnet',
      'Parameters Topic/Default: arn:aws:sns:us-east-1:610274839156:topic',
      'Outputs Url/Value: strange.example',
    ]);
  });
});
