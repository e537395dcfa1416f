import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, Arm64FunctionProps, FunctionEgress } from '../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const ENV = { account: '111122223333', region: 'eu-west-1' };

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: ENV });
}

function importedVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-1', 'subnet-2'],
    isolatedSubnetIds: ['subnet-3', 'subnet-4'],
    publicSubnetIds: ['subnet-5', 'subnet-6'],
  });
}

function synth(props?: Partial<Arm64FunctionProps>): Template {
  const stack = newStack();
  new Arm64Function(stack, 'Fn', { ...REQUIRED, ...props });
  return Template.fromStack(stack);
}

/** The logical IDs of the resources of a type below a construct path. */
function logicalIds(template: Template, type: string, prefix = ''): string[] {
  return Object.keys(template.findResources(type)).filter((logicalId) => logicalId.startsWith(prefix));
}

describe('a minimal function', () => {
  const template = synth();

  test('has the defaults', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Code: { ZipFile: '-' },
      CodeSigningConfigArn: Match.absent(),
      Description: Match.absent(),
      Environment: Match.absent(),
      EphemeralStorage: Match.absent(),
      FunctionName: Match.absent(),
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp('^FnLogGroup') } },
      Layers: Match.absent(),
      MemorySize: 512,
      RecursiveLoop: 'Terminate',
      ReservedConcurrentExecutions: Match.absent(),
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnRole'), 'Arn'] },
      Runtime: 'nodejs24.x',
      Timeout: 30,
      TracingConfig: Match.absent(),
      VpcConfig: Match.absent(),
    });
  });

  test('has a log group with a retention of one month', () => {
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { LogGroupName: Match.absent(), RetentionInDays: 30, KmsKeyId: Match.absent() },
      DeletionPolicy: 'Delete',
    });
  });

  test('has a role that only Lambda may assume, for this account', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'lambda.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      ManagedPolicyArns: Match.absent(),
      PermissionsBoundary: Match.absent(),
      Policies: Match.absent(),
    });
  });

  test('may only write its own logs', () => {
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^FnRole') }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnLogGroup'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('has no security group', () => {
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });
});

test('a maximal function has the given settings', () => {
  // GIVEN
  const stack = newStack();
  const boundary = 'arn:aws:iam::111122223333:policy/boundary';
  const signing = 'arn:aws:lambda:eu-west-1:111122223333:code-signing-config:csc-1';
  const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:shared:1';

  // WHEN
  new Arm64Function(stack, 'Fn', {
    ...REQUIRED,
    functionName: 'reader',
    description: 'Reads',
    runtime: lambda.Runtime.PYTHON_3_13,
    memorySize: 2048,
    ephemeralStorageSize: Size.gibibytes(1),
    layers: [lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', layer)],
    timeout: Duration.minutes(5),
    environment: { TABLE: 'bars' },
    logRetention: logs.RetentionDays.THREE_MONTHS,
    logRemovalPolicy: RemovalPolicy.RETAIN,
    logEncryptionKey: new kms.Key(stack, 'Key'),
    tracing: lambda.Tracing.ACTIVE,
    recursiveLoop: lambda.RecursiveLoop.ALLOW,
    codeSigningConfig: lambda.CodeSigningConfig.fromCodeSigningConfigArn(stack, 'Signing', signing),
    permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', boundary),
    vpc: importedVpc(stack),
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    egress: FunctionEgress.https(),
    reservedConcurrentExecutions: 4,
  });

  // THEN
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['arm64'],
    CodeSigningConfigArn: signing,
    Description: 'Reads',
    Environment: { Variables: { TABLE: 'bars' } },
    EphemeralStorage: { Size: 1024 },
    FunctionName: 'reader',
    Layers: [layer],
    MemorySize: 2048,
    RecursiveLoop: 'Allow',
    ReservedConcurrentExecutions: 4,
    Runtime: 'python3.13',
    Timeout: 300,
    TracingConfig: { Mode: 'Active' },
    VpcConfig: { SubnetIds: ['subnet-3', 'subnet-4'] },
  });
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: {
      LogGroupName: '/aws/lambda/reader',
      RetentionInDays: 90,
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    },
    DeletionPolicy: 'Retain',
  });
  template.hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: boundary });
});

describe('tracing', () => {
  test('is granted actions without resource-level permissions in the managed policy', () => {
    const template = synth({ tracing: lambda.Tracing.PASS_THROUGH });
    template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'PassThrough' } });
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' }],
      },
    });
  });

  test('grants nothing if it is disabled', () => {
    synth({ tracing: lambda.Tracing.DISABLED }).resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  });
});

describe('the key of the log group', () => {
  test.each([
    ['can be used for the log group of a function with a name', 'reader', '/aws/lambda/reader'],
    ['can be used for all log groups of the account if the function has no name', undefined, '*'],
  ])('%s', (_, functionName, logGroupName) => {
    // GIVEN
    const stack = newStack();
    const key = new kms.Key(stack, 'Key', { policy: new iam.PolicyDocument() });

    // WHEN
    new Arm64Function(stack, 'Fn', { ...REQUIRED, functionName, logEncryptionKey: key });

    // THEN
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Action: [
              'kms:Encrypt',
              'kms:Decrypt',
              'kms:ReEncryptFrom',
              'kms:ReEncryptTo',
              'kms:GenerateDataKey',
              'kms:GenerateDataKeyWithoutPlaintext',
              'kms:DescribeKey',
            ],
            Resource: '*',
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, `:logs:eu-west-1:111122223333:log-group:${logGroupName}`],
                  ],
                },
              },
            },
          },
        ],
      },
    });
  });

  test('can be imported', () => {
    const stack = newStack();
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    new Arm64Function(stack, 'Fn', { ...REQUIRED, logEncryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: arn });
  });
});

describe('environment variables that are added later', () => {
  test('can be tokens', () => {
    const stack = newStack();
    const fn = new Arm64Function(stack, 'Fn', REQUIRED);
    fn.lambdaFunction.addEnvironment('LOG_GROUP', fn.logGroup.logGroupName);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { LOG_GROUP: { Ref: Match.stringLikeRegexp('^FnLogGroup') } } },
    });
  });

  test('are rejected at synthesis', () => {
    const stack = newStack();
    const fn = new Arm64Function(stack, 'Fn', { ...REQUIRED, environment: { TABLE: 'bars' } });
    fn.lambdaFunction.addEnvironment('TEXT', 'x'.repeat(4096));
    expect(() => Template.fromStack(stack)).toThrow(
      '[Stack/Fn] `environment` must have at most 4096 bytes of names and values, got: 4109',
    );
  });
});

describe('the function depends on its policies', () => {
  test('to run and for grants, but not on the policy that refers to it', () => {
    // GIVEN
    const stack = newStack();
    const fn = new Arm64Function(stack, 'Fn', { ...REQUIRED, vpc: importedVpc(stack) });

    // WHEN a permission is granted after construction
    fn.policy.addStatements(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:::q'] }));

    // THEN
    const template = Template.fromStack(stack);
    const [{ DependsOn }] = Object.values(template.findResources('AWS::Lambda::Function')) as [{ DependsOn: string[] }];
    const policies = logicalIds(template, 'AWS::IAM::ManagedPolicy');
    expect(policies).toHaveLength(3);
    expect(policies.filter((policy) => DependsOn.includes(policy))).toEqual([
      expect.stringMatching(/^FnRoleRunPolicy/),
      expect.stringMatching(/^FnRolePolicy/),
    ]);
  });
});

describe('grants', () => {
  test.each<[string, (fn: Arm64Function) => iam.IGrantable]>([
    ['the construct', (fn) => fn],
    ['the policy', (fn) => fn.policy],
    ['the role', (fn) => fn.role],
    ['the Lambda function', (fn) => fn.lambdaFunction],
  ])('to %s are added to the managed policy', (_, grantee) => {
    // GIVEN
    const stack = newStack();
    const fn = new Arm64Function(stack, 'Fn', REQUIRED);
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');

    // WHEN
    s3.BucketGrants.fromBucket(bucket).actionsOnObjectKeys(grantee(fn), 'trades/*', 's3:GetObject');

    // THEN
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: logicalIds(template, 'AWS::IAM::Role')[0] }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::files/trades/*']] },
          },
        ],
      },
    });
  });

  test('in a resource policy refer to the role', () => {
    // GIVEN
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const fn = new Arm64Function(stack, 'Fn', REQUIRED);

    // WHEN
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('trades/*')],
        principals: [fn.grantPrincipal],
      }),
    );

    // THEN
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { AWS: { 'Fn::GetAtt': [logicalIds(template, 'AWS::IAM::Role')[0], 'Arn'] } },
          }),
        ],
      },
    });
  });

  test('are not required', () => {
    expect(() => synth()).not.toThrow();
  });
});

test('the members are the resources', () => {
  const stack = newStack();
  const fn = new Arm64Function(stack, 'Fn', REQUIRED);
  const template = Template.fromStack(stack);
  const typeOf = (token: string): string => {
    const reference = stack.resolve(token);
    return template.toJSON().Resources[reference.Ref ?? reference['Fn::GetAtt'][0]].Type;
  };
  expect(typeOf(fn.lambdaFunction.functionArn)).toBe('AWS::Lambda::Function');
  expect(typeOf(fn.role.roleArn)).toBe('AWS::IAM::Role');
  expect(typeOf(fn.logGroup.logGroupArn)).toBe('AWS::Logs::LogGroup');
});

test('rejects several invalid properties in one message', () => {
  expect(() => synth({ memorySize: 64, timeout: Duration.hours(1) })).toThrow(
    new Error(
      '`memorySize` must be an integer between 128 and 10240, got: 64\n' +
        '`timeout` must be a whole number of seconds between 1 and 900, got: 3600',
    ),
  );
});

test.each<[string, (stack: Stack) => Partial<Arm64FunctionProps>, string]>([
  [
    'a description that is too long',
    () => ({ description: 'x'.repeat(257) }),
    'Function description can not be longer than 256',
  ],
  [
    'a name that is too long',
    () => ({ functionName: 'x'.repeat(65) }),
    'Function name can not be longer than 64 characters',
  ],
  [
    'a sixth layer',
    (stack) => ({
      layers: [1, 2, 3, 4, 5, 6].map((n) =>
        lambda.LayerVersion.fromLayerVersionArn(stack, `Layer${n}`, `arn:aws:lambda:eu-west-1:1:layer:shared:${n}`),
      ),
    }),
    'Unable to add layer: this lambda function already uses 5 layers',
  ],
])('the CDK rejects %s', (_, props, message) => {
  const stack = newStack();
  expect(() => new Arm64Function(stack, 'Fn', { ...REQUIRED, ...props(stack) })).toThrow(message);
});
