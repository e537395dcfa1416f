import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  EventDrivenFunction,
  EventDrivenFunctionProps,
  FunctionEgress,
  ObjectCreatedRuleOptions,
  ObjectDeletedRuleOptions,
} from '../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function synth(props?: Partial<EventDrivenFunctionProps>): Template {
  const stack = newStack();
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...props });
  return Template.fromStack(stack);
}

function synthRule(options?: ObjectCreatedRuleOptions): Template {
  const stack = newStack();
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');
  new EventDrivenFunction(stack, 'Fn', REQUIRED).addObjectCreatedRule('Files', bucket, options);
  return Template.fromStack(stack);
}

/** The logical ID of the only resource of a type with a prefix. */
function logicalId(template: Template, type: string, prefix: string): string {
  const found = Object.keys(template.findResources(type)).filter((id) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]!;
}

const QUEUE = { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnQueue'), 'Arn'] };
const DEAD_LETTER_QUEUE = { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnDeadLetterQueue'), 'Arn'] };

describe('a minimal function', () => {
  const template = synth();

  test('has a queue and a dead-letter queue', () => {
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: Match.absent(),
      MessageRetentionPeriod: 7 * 24 * 3600,
      RedrivePolicy: { deadLetterTargetArn: DEAD_LETTER_QUEUE, maxReceiveCount: 5 },
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 6 * 30,
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: Match.absent(),
      MessageRetentionPeriod: 14 * 24 * 3600,
      RedrivePolicy: Match.absent(),
      RedriveAllowPolicy: Match.absent(),
      SqsManagedSseEnabled: true,
    });
  });

  test.each(['Queue', 'DeadLetterQueue'])('rejects plain HTTP to its %s', (id) => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: logicalId(template, 'AWS::SQS::Queue', `Fn${id}`) }],
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ],
      },
    });
  });

  test('is invoked with batches of ten, and reports failed messages', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      EventSourceArn: QUEUE,
      FunctionName: { Ref: logicalId(template, 'AWS::Lambda::Function', 'FnHandler') },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      Enabled: Match.absent(),
      MaximumBatchingWindowInSeconds: Match.absent(),
      ScalingConfig: Match.absent(),
    });
  });

  test('may consume its queue before the mapping is created', () => {
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
          {
            Effect: 'Allow',
            Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
            Resource: QUEUE,
          },
        ],
      },
    });
    template.hasResource('AWS::Lambda::EventSourceMapping', {
      DependsOn: [logicalId(template, 'AWS::IAM::ManagedPolicy', 'FnHandlerRoleRunPolicy')],
    });
  });
});

describe('a maximal function', () => {
  const template = synth({
    functionName: 'processor',
    queueName: 'trade-files',
    deadLetterQueueName: 'trade-files-dead',
    maxReceiveCount: 7,
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(20),
    maxConcurrency: 20,
    timeout: Duration.minutes(15),
  });

  test('has the given queues', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'trade-files',
      RedrivePolicy: { deadLetterTargetArn: DEAD_LETTER_QUEUE, maxReceiveCount: 7 },
      VisibilityTimeout: 6 * 15 * 60 + 20,
    });
  });

  test('has a dead-letter queue that only accepts messages of its queue', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'trade-files-dead',
      RedriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:eu-west-1:111122223333:trade-files']] },
        ],
      },
    });
  });

  test('is invoked with the given settings', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 20,
      ScalingConfig: { MaximumConcurrency: 20 },
    });
  });

  test('passes other properties to the function', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'processor', Timeout: 900 });
  });
});

test('a function that is not enabled is not invoked by its queue', () => {
  synth({ enabled: false }).hasResourceProperties('AWS::Lambda::EventSourceMapping', { Enabled: false });
});

describe('with a KMS key', () => {
  // GIVEN
  const stack = newStack();
  const queueEncryptionKey = new kms.Key(stack, 'Key', { policy: new iam.PolicyDocument() });
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');

  // WHEN
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, queueEncryptionKey }).addObjectCreatedRule('Files', bucket);

  // THEN
  const template = Template.fromStack(stack);
  const key = { 'Fn::GetAtt': [logicalId(template, 'AWS::KMS::Key', 'Key'), 'Arn'] };

  test('both queues are encrypted with it', () => {
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: key, SqsManagedSseEnabled: Match.absent() });
  });

  test('Lambda may decrypt messages', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: key }]),
      },
    });
  });

  test('EventBridge may encrypt messages for this account', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
    });
  });

  test('only the rule may send messages', () => {
    template.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Condition: Match.objectLike({ ArnEquals: Match.anyValue() }) }),
        ]),
      },
    });
  });
});

test('the KMS key can be imported', () => {
  const stack = newStack();
  const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  const queueEncryptionKey = kms.Key.fromKeyArn(stack, 'Key', arn);
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, queueEncryptionKey });
  Template.fromStack(stack).allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: arn });
});

describe('addObjectCreatedRule', () => {
  test.each<[ObjectCreatedRuleOptions | undefined, object | undefined]>([
    [undefined, undefined],
    [{ prefix: 'trades/' }, { key: [{ prefix: 'trades/' }] }],
    [{ suffix: '.csv' }, { key: [{ suffix: '.csv' }] }],
    [{ prefix: 'trades/', suffix: '.csv' }, { key: [{ wildcard: 'trades/*.csv' }] }],
  ])('with %j matches events of the bucket with the object %j', (options, object) => {
    synthRule(options).hasResourceProperties('AWS::Events::Rule', {
      Name: Match.absent(),
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: ['files'] }, object: object ?? Match.absent() },
      },
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn: QUEUE, DeadLetterConfig: { Arn: DEAD_LETTER_QUEUE } })],
    });
  });

  test.each([
    ['queue', 'FnQueue'],
    ['dead-letter queue', 'FnDeadLetterQueue'],
  ])('allows only this rule to send to the %s', (_, prefix) => {
    const template = synthRule();
    const queue = logicalId(template, 'AWS::SQS::Queue', prefix);
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: queue }],
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny' }),
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
            Condition: {
              ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [logicalId(template, 'AWS::Events::Rule', 'Fn'), 'Arn'] } },
              StringEquals: { 'aws:SourceAccount': '111122223333' },
            },
          },
        ],
      },
    });
  });

  test('names and returns the rule', () => {
    // GIVEN
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');
    const fn = new EventDrivenFunction(stack, 'Fn', REQUIRED);

    // WHEN
    const rule = fn.addObjectCreatedRule('Files', bucket, { ruleName: 'trade-files' });

    // THEN
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', { Name: 'trade-files' });
    expect(stack.resolve(rule.ruleArn)['Fn::GetAtt'][0]).toBe(logicalId(template, 'AWS::Events::Rule', 'FnFiles'));
  });

  test('adds an enabled rule unless told otherwise', () => {
    synthRule().hasResourceProperties('AWS::Events::Rule', { State: 'ENABLED' });
    synthRule({ enabled: false }).hasResourceProperties('AWS::Events::Rule', { State: 'DISABLED' });
  });

  test('can be called for several buckets', () => {
    const stack = newStack();
    const fn = new EventDrivenFunction(stack, 'Fn', REQUIRED);
    for (const name of ['One', 'Two']) {
      fn.addObjectCreatedRule(name, s3.Bucket.fromBucketName(stack, `Bucket${name}`, name.toLowerCase()));
    }
    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 2);
  });
});

describe('addObjectDeletedRule', () => {
  const synthDeletedRule = (options?: ObjectDeletedRuleOptions) => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');
    new EventDrivenFunction(stack, 'Fn', REQUIRED).addObjectDeletedRule('Files', bucket, options);
    return Template.fromStack(stack);
  };

  test.each<[ObjectDeletedRuleOptions | undefined, object]>([
    [undefined, { reason: ['DeleteObject'] }],
    [{ expiredObjects: false }, { reason: ['DeleteObject'] }],
    [{ expiredObjects: true }, {}],
    [{ prefix: 'trades/' }, { object: { key: [{ prefix: 'trades/' }] }, reason: ['DeleteObject'] }],
  ])('with %j matches events of the bucket with %j', (options, detail) => {
    synthDeletedRule(options).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.exact({
        source: ['aws.s3'],
        'detail-type': ['Object Deleted'],
        detail: { bucket: { name: ['files'] }, ...detail },
      }),
      Targets: [Match.objectLike({ Arn: QUEUE, DeadLetterConfig: { Arn: DEAD_LETTER_QUEUE } })],
    });
  });

  test('names and returns the rule', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');
    const fn = new EventDrivenFunction(stack, 'Fn', REQUIRED);

    const rule = fn.addObjectDeletedRule('Files', bucket, { ruleName: 'deleted-files' });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', { Name: 'deleted-files' });
    expect(stack.resolve(rule.ruleArn)['Fn::GetAtt'][0]).toBe(logicalId(template, 'AWS::Events::Rule', 'FnFiles'));
  });

  test('throws if the queues are FIFO queues', () => {
    const stack = newStack();
    const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, fifo: true });

    expect(() => fn.addObjectDeletedRule('Files', s3.Bucket.fromBucketName(stack, 'Bucket', 'files'))).toThrow(
      '`addObjectDeletedRule` must not be used with `fifo`: EventBridge requires standard queues',
    );
  });
});

test('grants to the construct are added to its policy', () => {
  // GIVEN
  const stack = newStack();
  const fn = new EventDrivenFunction(stack, 'Fn', REQUIRED);

  // WHEN
  iam.Grant.addToPrincipal({ grantee: fn, actions: ['sns:Publish'], resourceArns: ['arn:aws:sns:::t'] });

  // THEN
  expect(stack.resolve(fn.policy.document).Statement).toEqual([
    { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:::t' },
  ]);
});

test('connections and egress apply to its function', () => {
  // GIVEN
  const stack = newStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a'],
    privateSubnetIds: ['subnet-1'],
  });

  // WHEN
  const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, vpc, egress: FunctionEgress.https() });
  fn.connections.allowTo(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.POSTGRES);

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: Match.arrayWith([
      Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443 }),
      Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 5432 }),
    ]),
  });
});

test('the members are the resources of the function and its queues', () => {
  // GIVEN
  const stack = newStack();
  const fn = new EventDrivenFunction(stack, 'Fn', REQUIRED);
  const template = Template.fromStack(stack);
  const typeOf = (token: string): string => {
    const reference = stack.resolve(token);
    return template.toJSON().Resources[reference.Ref ?? reference['Fn::GetAtt'][0]].Type;
  };

  // THEN
  expect(typeOf(fn.lambdaFunction.functionArn)).toBe('AWS::Lambda::Function');
  expect(typeOf(fn.role.roleArn)).toBe('AWS::IAM::Role');
  expect(typeOf(fn.logGroup.logGroupArn)).toBe('AWS::Logs::LogGroup');
  expect(typeOf(fn.queue.queueArn)).toBe('AWS::SQS::Queue');
  expect(typeOf(fn.deadLetterQueue.queueArn)).toBe('AWS::SQS::Queue');
});

test('connections are not available outside a VPC', () => {
  const fn = new EventDrivenFunction(newStack(), 'Fn', REQUIRED);
  expect(() => fn.connections).toThrow(/Only VPC-associated Lambda Functions have security groups/);
});

test('rejects several invalid properties, its own and those of the function, in one message', () => {
  expect(() => synth({ memorySize: 64, batchSize: 11 })).toThrow(
    new Error(
      '`memorySize` must be an integer between 128 and 10240, got: 64\n' +
        '`batchSize` must be at most 10 without a `maxBatchingWindow`, got: 11',
    ),
  );
});

describe('FIFO queues', () => {
  test('have the same type, and names with a suffix', () => {
    const template = synth({
      fifo: true,
      contentBasedDeduplication: true,
      queueName: 'orders.fifo',
      deadLetterQueueName: 'orders-dead-letters.fifo',
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'orders.fifo',
      FifoQueue: true,
      ContentBasedDeduplication: true,
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'orders-dead-letters.fifo',
      FifoQueue: true,
      ContentBasedDeduplication: Match.absent(),
    });
  });

  test('cannot be the target of a rule', () => {
    const stack = newStack();
    const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, fifo: true });
    expect(() => fn.addObjectCreatedRule('Files', s3.Bucket.fromBucketName(stack, 'Bucket', 'files'))).toThrow(
      '`addObjectCreatedRule` must not be used with `fifo`: EventBridge requires standard queues',
    );
  });
});

test('the queue can have filters and provisioned pollers', () => {
  synth({
    filters: [lambda.FilterCriteria.filter({ body: { type: lambda.FilterRule.isEqual('trade') } })],
    provisionedPollers: { minimumPollers: 2, maximumPollers: 20 },
  }).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"type":["trade"]}}' }] },
    ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 20 },
  });
});
