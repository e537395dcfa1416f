import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Fn, Stack } from 'aws-cdk-lib/core';
import { Network, NetworkProps } from '../../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

const buckets = (count: number) =>
  Array.from({ length: count }, (_, i) => s3.Bucket.fromBucketName(stack, `Bucket${i}`, `trade-files-${i}`));
const tables = (count: number) =>
  Array.from({ length: count }, (_, i) => dynamodb.TableV2.fromTableName(stack, `Table${i}`, `bars-${i}`));

test.each<[string, () => NetworkProps, string]>([
  [
    'buckets',
    () => ({ s3EndpointBuckets: buckets(400) }),
    '[Stack/Network] the policy of the S3 endpoint must have at most 20480 characters, got about 26064: ' +
      'list fewer `s3EndpointBuckets`, or omit them to allow all of the account',
  ],
  [
    'created buckets',
    () => ({ s3EndpointBuckets: Array.from({ length: 100 }, (_, i) => new s3.Bucket(stack, `Bucket${i}`)) }),
    'the policy of the S3 endpoint must have at most 20480 characters',
  ],
  [
    'tables',
    () => ({ dynamoDbEndpointTables: tables(200) }),
    'the policy of the DynamoDB endpoint must have at most 20480 characters',
  ],
])('rejects more %s than the policy of an endpoint can list', (_, props, message) => {
  new Network(stack, 'Network', props());
  expect(() => Template.fromStack(stack)).toThrow(message);
});

test('accepts as many as the policies can list', () => {
  new Network(stack, 'Network', { s3EndpointBuckets: buckets(200), dynamoDbEndpointTables: tables(50) });
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('statements that are added later are counted', () => {
  const { s3Endpoint } = new Network(stack, 'Network');
  const resources = Array.from({ length: 300 }, (_, i) => Fn.importValue(`bucket-${i}`));
  s3Endpoint.addToPolicy(
    new iam.PolicyStatement({ principals: [new iam.StarPrincipal()], actions: ['s3:GetObject'], resources }),
  );
  expect(() => Template.fromStack(stack)).toThrow('the policy of the S3 endpoint must have at most 20480 characters');
});

test('lists that are known during deployment and values other than texts are counted', () => {
  const { s3Endpoint } = new Network(stack, 'Network');
  s3Endpoint.addToPolicy(
    new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()],
      actions: ['s3:GetObject'],
      resources: [Fn.ref('Bucket'), Fn.join(',', Fn.split(',', Fn.importValue('buckets')))],
      conditions: { Bool: { 'aws:SecureTransport': true } },
    }),
  );
  expect(() => Template.fromStack(stack)).not.toThrow();
});
