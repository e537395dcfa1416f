import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const ALIAS_NAME = 'live';

/** What is deployed, how, and what stops it. */
export interface GradualDeploymentProps {
  readonly lambdaFunction: lambda.Function;
  readonly deploymentConfig: codedeploy.ILambdaDeploymentConfig;
  readonly alarms: cloudwatch.IAlarm[];
  readonly permissionsBoundary?: iam.IManagedPolicy;
}

/** An alias that CodeDeploy moves to each new version of a function, and back when an alarm goes off. */
export class GradualDeployment extends Construct {
  public readonly alias: lambda.Alias;
  public readonly deploymentGroup: codedeploy.LambdaDeploymentGroup;

  public constructor(scope: Construct, id: string, props: GradualDeploymentProps) {
    super(scope, id);
    const { lambdaFunction } = props;
    this.alias = new lambda.Alias(this, 'Alias', { aliasName: ALIAS_NAME, version: lambdaFunction.currentVersion });

    const application = new codedeploy.LambdaApplication(this, 'Application');
    const role = new iam.Role(this, 'Role', {
      assumedBy: codeDeployOf(this, application),
      permissionsBoundary: props.permissionsBoundary,
    });
    const policy = new iam.ManagedPolicy(role, 'Policy', {
      description: 'What CodeDeploy needs to deploy the function',
      roles: [role],
      statements: deployStatements(this, lambdaFunction.functionArn),
    });

    this.deploymentGroup = new codedeploy.LambdaDeploymentGroup(this, 'Group', {
      application,
      alias: this.alias,
      deploymentConfig: props.deploymentConfig,
      alarms: props.alarms,
      // Else it is given a policy that AWS manages, on every resource.
      role: role.withoutPolicyUpdates(),
    });
    this.deploymentGroup.node.addDependency(policy);
  }
}

/**
 * CodeDeploy, acting for the groups of an application. The group itself has no name yet.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
 */
function codeDeployOf(scope: Construct, application: codedeploy.ILambdaApplication): iam.ServicePrincipal {
  const stack = Stack.of(scope);
  const groups = stack.formatArn({
    service: 'codedeploy',
    resource: 'deploymentgroup',
    resourceName: `${application.applicationName}/*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new iam.ServicePrincipal('codedeploy.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': groups } },
  });
}

/**
 * The rights of AWS's policy for the purpose, `AWSCodeDeployRoleForLambdaLimited` in its version v1, on one function
 * where that has every resource.
 *
 * Left out are those to read an AppSpec from S3, since CloudFormation passes it on itself, and to invoke hooks, of which
 * there are none. Resources are those that the service authorisation reference has for each action.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
function deployStatements(scope: Construct, functionArn: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['lambda:GetAlias', 'lambda:UpdateAlias'],
      // An alias is authorised as part of its function.
      resources: [functionArn],
    }),
    new iam.PolicyStatement({
      actions: ['lambda:GetProvisionedConcurrencyConfig'],
      // Of the alias, and of versions whose numbers are yet to come.
      resources: [`${functionArn}:*`],
    }),
    new iam.PolicyStatement({
      actions: ['cloudwatch:DescribeAlarms'],
      // It is authorised on all alarms of the account and region, whichever it asks for.
      resources: [
        Stack.of(scope).formatArn({
          service: 'cloudwatch',
          resource: 'alarm',
          resourceName: '*',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    }),
  ];
}
