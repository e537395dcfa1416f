import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import validate from 'asl-validator';
import { DistributedMapFunction, DistributedMapItems } from '../src';
import { definitionOf } from './definition';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const PREFIX = { prefix: 'lists/' };

/** An ARN in the partition of the stack. */
const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] });

function synth(itemsOf: (bucket: s3.IBucket) => DistributedMapItems, encryptionKeyArn?: string): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', {
    bucketName: 'files',
    encryptionKey: encryptionKeyArn ? kms.Key.fromKeyArn(stack, 'Key', encryptionKeyArn) : undefined,
  });
  new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: itemsOf(bucket),
  });
  return Template.fromStack(stack);
}

/** The statements on S3 and KMS in the policy of the state machine. */
function readStatements(template: Template): unknown[] {
  const policies = template.findResources('AWS::IAM::ManagedPolicy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^FnStateMachineRole') }] },
  });
  return Object.values(policies)
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action }) => /^(s3|kms):/.test(Action));
}

describe('the lines of an object', () => {
  const template = synth((bucket) => DistributedMapItems.jsonLines(bucket, PREFIX));

  test('are read from the object in the input of the execution', () => {
    expect(definitionOf(template).States.ForEachItem.ItemReader).toEqual({
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSONL' },
      Parameters: { Bucket: 'files', 'Key.$': '$.key' },
    });
  });

  test('make a valid definition', () => {
    expect(validate(definitionOf(template)).errors).toEqual([]);
  });

  test('can only be read from objects with the prefix', () => {
    expect(readStatements(template)).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: arn(':s3:::files/lists/*') },
    ]);
  });

  test('can be decrypted with the key of the bucket', () => {
    const encrypted = synth((bucket) => DistributedMapItems.jsonLines(bucket, PREFIX), KEY);
    expect(readStatements(encrypted)).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: arn(':s3:::files/lists/*') },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY },
    ]);
  });
});

describe('the objects with a prefix', () => {
  const template = synth((bucket) => DistributedMapItems.objects(bucket, PREFIX), KEY);

  test('are listed with the prefix in the input of the execution', () => {
    expect(definitionOf(template).States.ForEachItem.ItemReader).toEqual({
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Parameters: { Bucket: 'files', 'Prefix.$': '$.prefix' },
    });
  });

  test('make a valid definition', () => {
    expect(validate(definitionOf(template)).errors).toEqual([]);
  });

  test('can only be listed below the prefix, and not read', () => {
    expect(readStatements(template)).toEqual([
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: arn(':s3:::files'),
        Condition: { StringLike: { 's3:prefix': 'lists/*' } },
      },
    ]);
  });
});
