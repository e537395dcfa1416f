import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { Network, NetworkProps } from '../../src';

const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/bars';
const ENV = { account: '111122223333', region: 'eu-west-1' };

const bucketIn = (stack: Stack, region?: string, account?: string) =>
  s3.Bucket.fromBucketAttributes(stack, 'Files', { bucketName: 'trade-files', region, account });

function synth(props: (stack: Stack) => NetworkProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  new Network(stack, 'Network', { availabilityZones: ['dummy1a', 'dummy1b'], ...props(stack) });
  return Template.fromStack(stack);
}

test.each<[string, (stack: Stack) => NetworkProps, string]>([
  [
    'an imported bucket',
    (stack) => ({ s3EndpointBuckets: [bucketIn(stack, 'eu-central-1')] }),
    '`s3EndpointBuckets` must be in the region of the network, eu-west-1, got: Stack/Files in eu-central-1',
  ],
  [
    'a bucket of this app',
    (stack) => {
      const elsewhere = new Stack(App.of(stack), 'Elsewhere', { env: { ...ENV, region: 'eu-north-1' } });
      return { s3EndpointBuckets: [new s3.Bucket(elsewhere, 'Files', { bucketName: 'trade-files' })] };
    },
    '`s3EndpointBuckets` must be in the region of the network, eu-west-1, got: Elsewhere/Files in eu-north-1',
  ],
  [
    'a table',
    (stack) => ({ dynamoDbEndpointTables: [dynamodb.TableV2.fromTableArn(stack, 'Bars', TABLE)] }),
    '`dynamoDbEndpointTables` must be in the region of the network, eu-west-1, got: Stack/Bars in eu-central-1',
  ],
])('rejects %s of another region, which a gateway endpoint does not lead to', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test('rejects a bucket of another account without a name', () => {
  expect(() =>
    synth((stack) => {
      const owner = new Stack(App.of(stack), 'Owner', { env: { ...ENV, account: '444455556666' } });
      return { s3EndpointBuckets: [new s3.Bucket(owner, 'Files')] };
    }),
  ).toThrow(
    '`s3EndpointBuckets` must have a physical name if they are in another account, got: Owner/Files in 444455556666',
  );
});

test('accepts a bucket of another account with a name', () => {
  const template = synth((stack) => {
    const owner = new Stack(App.of(stack), 'Owner', { env: { ...ENV, account: '444455556666' } });
    return { s3EndpointBuckets: [new s3.Bucket(owner, 'Files', { bucketName: 'trade-files' })] };
  });
  expect(JSON.stringify(template.findResources('AWS::EC2::VPCEndpoint'))).toContain(':s3:::trade-files');
});

test('the owner of a bucket is the account that it is imported with', () => {
  const [policy] = Object.values(
    synth((stack) => ({ s3EndpointBuckets: [bucketIn(stack, undefined, '444455556666')] })).findResources(
      'AWS::EC2::VPCEndpoint',
    ),
  );
  expect(policy?.Properties.PolicyDocument.Statement[0].Condition.StringEquals).toEqual({
    'aws:PrincipalAccount': '111122223333',
    'aws:ResourceAccount': '444455556666',
  });
});
