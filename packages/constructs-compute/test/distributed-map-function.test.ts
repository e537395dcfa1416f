import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DistributedMapFunction, DistributedMapFunctionProps, DistributedMapItems } from '../src';

const BOUNDARY = 'arn:aws:iam::111122223333:policy/limits';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

function newFunction(props?: Partial<DistributedMapFunctionProps>): DistributedMapFunction {
  return new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: DistributedMapItems.jsonLines(s3.Bucket.fromBucketName(stack, 'Bucket', 'files'), { prefix: 'lists/' }),
    ...props,
  });
}

function synth(props?: Partial<DistributedMapFunctionProps>): Template {
  newFunction(props);
  return Template.fromStack(stack);
}

test('a minimal function has a Standard state machine without logs and traces', () => {
  const template = synth();

  template.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    StateMachineName: 'machine',
    StateMachineType: Match.absent(),
    RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnStateMachineRole'), 'Arn'] },
    LoggingConfiguration: Match.absent(),
    TracingConfiguration: Match.absent(),
  });
  template.hasResourceProperties('AWS::Lambda::Function', { Architectures: ['arm64'], Timeout: 30 });
});

test('a maximal function passes properties to the function and its roles', () => {
  const template = synth({
    functionName: 'backfill',
    timeout: Duration.minutes(5),
    reservedConcurrentExecutions: 20,
    maxConcurrency: 20,
    permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', BOUNDARY),
  });

  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'backfill',
    Timeout: 300,
    ReservedConcurrentExecutions: 20,
  });
  template.resourceCountIs('AWS::IAM::Role', 2);
  template.allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: BOUNDARY });
});

test('an existing role runs the function, but not the state machine', () => {
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/processor');

  const template = synth({ role });

  template.hasResourceProperties('AWS::Lambda::Function', { Role: role.roleArn });
  template.resourceCountIs('AWS::IAM::Role', 1);
});

test('grants to the construct are added to the policy of the function', () => {
  const fn = newFunction();

  iam.Grant.addToPrincipal({ grantee: fn, actions: ['sns:Publish'], resourceArns: ['arn:aws:sns:::t'] });

  expect(stack.resolve(fn.policy.document).Statement).toEqual([
    { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:::t' },
  ]);
});

test('others can be allowed to start the state machine', () => {
  const user = new iam.User(stack, 'User');

  newFunction().stateMachine.grantStartExecution(user);

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'states:StartExecution',
          Resource: { Ref: Match.stringLikeRegexp('^FnStateMachine') },
        },
      ],
    },
  });
});

test('the members are the resources of the function and its state machine', () => {
  const fn = newFunction();
  const template = Template.fromStack(stack);
  const typeOf = (token: string): string => {
    const reference = stack.resolve(token);
    return template.toJSON().Resources[reference.Ref ?? reference['Fn::GetAtt'][0]].Type;
  };

  expect(typeOf(fn.lambdaFunction.functionArn)).toBe('AWS::Lambda::Function');
  expect(typeOf(fn.role.roleArn)).toBe('AWS::IAM::Role');
  expect(typeOf(fn.logGroup.logGroupArn)).toBe('AWS::Logs::LogGroup');
  expect(typeOf(fn.stateMachine.stateMachineArn)).toBe('AWS::StepFunctions::StateMachine');
});

test('rejects several invalid properties, its own and those of the function, in one message', () => {
  expect(() => newFunction({ memorySize: 64, maxConcurrency: 0, stateMachineName: 'a machine' })).toThrow(
    new Error(
      '`memorySize` must be an integer between 128 and 10240, got: 64\n' +
        '`stateMachineName` must be 1 to 80 letters, digits, "_" or "-", got: a machine\n' +
        '`maxConcurrency` must be an integer between 1 and 10000, got: 0',
    ),
  );
});
