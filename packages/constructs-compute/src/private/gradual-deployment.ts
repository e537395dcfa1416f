import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const ALIAS_NAME = 'live';

/** Properties for a `GradualDeployment`. */
export interface GradualDeploymentProps {
  readonly lambdaFunction: lambda.Function;
  /** The deployment configuration, without which the alias shifts at once. */
  readonly deploymentConfig?: codedeploy.ILambdaDeploymentConfig;
  readonly provisionedConcurrentExecutions?: number;
  readonly alarms: cloudwatch.IAlarm[];
  readonly permissionsBoundary?: iam.IManagedPolicy;
}

/**
 * An alias of the current version of a function. With a deployment configuration, CodeDeploy shifts it to each new
 * version, and rolls back if an alarm is raised.
 */
export class GradualDeployment extends Construct {
  public readonly alias: lambda.Alias;
  public readonly deploymentGroup?: codedeploy.LambdaDeploymentGroup;

  public constructor(scope: Construct, id: string, props: GradualDeploymentProps) {
    super(scope, id);
    const { lambdaFunction, deploymentConfig, alarms, permissionsBoundary } = props;
    this.alias = new lambda.Alias(this, 'Alias', {
      aliasName: ALIAS_NAME,
      version: lambdaFunction.currentVersion,
      provisionedConcurrentExecutions: props.provisionedConcurrentExecutions,
    });
    if (deploymentConfig) {
      const options = { lambdaFunction, deploymentConfig, alarms, permissionsBoundary };
      this.deploymentGroup = this.addDeploymentGroup(options);
    }
  }

  private addDeploymentGroup({
    lambdaFunction,
    deploymentConfig,
    alarms,
    permissionsBoundary,
  }: Omit<GradualDeploymentProps, 'provisionedConcurrentExecutions'>): codedeploy.LambdaDeploymentGroup {
    const application = new codedeploy.LambdaApplication(this, 'Application');
    const role = new iam.Role(this, 'Role', {
      assumedBy: codeDeployOfApplication(this, application),
      permissionsBoundary,
    });
    const policy = new iam.ManagedPolicy(role, 'Policy', {
      description: 'What CodeDeploy needs to deploy the function',
      roles: [role],
      statements: deployStatements(this, lambdaFunction.functionArn),
    });

    const deploymentGroup = new codedeploy.LambdaDeploymentGroup(this, 'Group', {
      application,
      alias: this.alias,
      deploymentConfig,
      alarms,
      // Otherwise the CDK attaches an AWS managed policy that applies to every resource.
      role: role.withoutPolicyUpdates(),
    });
    deploymentGroup.node.addDependency(policy);
    return deploymentGroup;
  }
}

/**
 * CodeDeploy, acting on behalf of the groups of an application. The group itself is not created yet.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
 */
function codeDeployOfApplication(scope: Construct, application: codedeploy.ILambdaApplication): iam.ServicePrincipal {
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
 * The permissions of the AWS managed policy `AWSCodeDeployRoleForLambdaLimited`, version v1, limited to one function.
 *
 * The permissions to read an AppSpec from S3 and to invoke hooks are left out: CloudFormation passes the AppSpec
 * itself, and there are no hooks. The resources follow the service authorization reference.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
function deployStatements(scope: Construct, functionArn: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['lambda:GetAlias', 'lambda:UpdateAlias'],
      // An alias is authorized by the ARN of its function.
      resources: [functionArn],
    }),
    new iam.PolicyStatement({
      actions: ['lambda:GetProvisionedConcurrencyConfig'],
      // The alias and all versions, whose numbers are not known in advance.
      resources: [`${functionArn}:*`],
    }),
    new iam.PolicyStatement({
      actions: ['cloudwatch:DescribeAlarms'],
      // The action is always authorized on all alarms of the account and region.
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
