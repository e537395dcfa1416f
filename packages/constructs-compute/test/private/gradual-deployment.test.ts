import { Match, Template } from 'aws-cdk-lib/assertions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction, EventDrivenFunctionAlarm, EventDrivenFunctionProps } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const LINEAR = { deploymentConfig: codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE };

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function synth(props?: Partial<EventDrivenFunctionProps>): Template {
  const stack = newStack();
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...props });
  return Template.fromStack(stack);
}

const APPLICATION = { Ref: Match.stringLikeRegexp('^FnDeploymentApplication') };
const ALIAS = { Ref: Match.stringLikeRegexp('^FnDeploymentAlias') };
const GROUP = { Ref: Match.stringLikeRegexp('^FnDeploymentGroup') };
const FUNCTION_ARN = { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnHandlerFunction'), 'Arn'] };

test('without a deployment configuration there is no alias', () => {
  const template = synth();
  template.resourceCountIs('AWS::Lambda::Alias', 0);
  template.resourceCountIs('AWS::Lambda::Version', 0);
  template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0);
  template.resourceCountIs('AWS::IAM::Role', 1);
});

describe('with a deployment configuration', () => {
  const template = synth(LINEAR);

  test('the queue invokes the alias', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: {
        'Fn::Join': ['', [{ 'Fn::Select': [6, { 'Fn::Split': [':', ALIAS] }] }, ':live']],
      },
    });
  });

  test('CodeDeploy shifts the alias to the latest version', () => {
    template.hasResource('AWS::Lambda::Alias', {
      Properties: {
        Name: 'live',
        FunctionVersion: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnHandlerFunctionCurrentVersion'), 'Version'] },
      },
      UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: APPLICATION, DeploymentGroupName: GROUP } },
    });
  });

  test('CodeDeploy uses the given configuration, and rolls back if an alarm of the function is raised', () => {
    template.hasResource('AWS::CodeDeploy::DeploymentGroup', {
      Properties: {
        ApplicationName: APPLICATION,
        DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
        ServiceRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnDeploymentRole'), 'Arn'] },
        AlarmConfiguration: {
          Enabled: true,
          Alarms: ['Errors', 'Throttles', 'Duration'].map((alarm) => ({
            Name: { Ref: Match.stringLikeRegexp(`^FnAlarms${alarm}`) },
          })),
        },
        AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
      },
      DependsOn: [Match.stringLikeRegexp('^FnDeploymentRolePolicy')],
    });
  });

  test('only CodeDeploy may assume the role, for this application', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'codedeploy.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      ':codedeploy:eu-west-1:111122223333:deploymentgroup:',
                      APPLICATION,
                      '/*',
                    ],
                  ],
                },
              },
            },
          },
        ],
      },
      ManagedPolicyArns: Match.absent(),
      PermissionsBoundary: Match.absent(),
      Policies: Match.absent(),
    });
  });

  test('the role may shift the traffic of the function and read the alarms', () => {
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^FnDeploymentRole') }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['lambda:GetAlias', 'lambda:UpdateAlias'],
            Resource: FUNCTION_ARN,
          },
          {
            Effect: 'Allow',
            Action: 'lambda:GetProvisionedConcurrencyConfig',
            Resource: { 'Fn::Join': ['', [FUNCTION_ARN, ':*']] },
          },
          {
            Effect: 'Allow',
            Action: 'cloudwatch:DescribeAlarms',
            Resource: {
              'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudwatch:eu-west-1:111122223333:alarm:*']],
            },
          },
        ],
      },
    });
  });
});

test('in a VPC, the code of every version is denied the permissions of Lambda', () => {
  // GIVEN
  const stack = newStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a'],
    privateSubnetIds: ['subnet-1'],
  });

  // WHEN
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...LINEAR, vpc });

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [FUNCTION_ARN, { 'Fn::Join': ['', [FUNCTION_ARN, ':*']] }].map((arn) =>
        Match.objectLike({ Effect: 'Deny', Condition: { ArnEquals: { 'lambda:SourceFunctionArn': arn } } }),
      ),
    },
  });
});

test('the members are the resources', () => {
  const stack = newStack();
  const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...LINEAR });
  expect(stack.resolve(fn.alias!.functionArn).Ref).toMatch(/^FnDeploymentAlias/);
  expect(stack.resolve(fn.deploymentGroup!.deploymentGroupName).Ref).toMatch(/^FnDeploymentGroup/);
});

test('an alarm that is omitted does not roll back a deployment', () => {
  synth({
    ...LINEAR,
    alarms: { without: [EventDrivenFunctionAlarm.ERRORS, EventDrivenFunctionAlarm.THROTTLES] },
  }).hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
    AlarmConfiguration: { Alarms: [{ Name: { Ref: Match.stringLikeRegexp('^FnAlarmsDuration') } }] },
  });
});

test('both roles have the permissions boundary', () => {
  const stack = newStack();
  const arn = 'arn:aws:iam::111122223333:policy/boundary';
  const permissionsBoundary = iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', arn);
  new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...LINEAR, permissionsBoundary });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Role', 2);
  template.allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: arn });
});

describe('provisioned concurrency', () => {
  const provisioned = { provisionedConcurrentExecutions: 2 };

  test('needs an alias, which the queue invokes, but no deployment', () => {
    const template = synth(provisioned);
    template.hasResourceProperties('AWS::Lambda::Alias', {
      Name: 'live',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { 'Fn::Join': ['', Match.arrayWith([':live'])] },
    });
    template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0);
    template.resourceCountIs('AWS::IAM::Role', 1);
  });

  test('keeps the alias of a gradual deployment', () => {
    const aliases = [synth(provisioned), synth({ ...LINEAR, ...provisioned }), synth(LINEAR)].map((template) =>
      Object.keys(template.findResources('AWS::Lambda::Alias')),
    );
    expect(aliases[1]).toEqual(aliases[0]);
    expect(aliases[2]).toEqual(aliases[0]);
  });
});
