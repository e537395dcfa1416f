import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { Arm64FunctionProps } from './arm64-function-props';
import { FunctionEgress } from './function-egress';
import { DEFAULT_TIMEOUT } from './private/defaults';
import { GrantedPolicies } from './private/granted-policies';
import { FunctionSecurityGroup } from './private/function-security-group';
import { targetKey } from './private/keys';
import { allowLogEncryption } from './private/log-encryption';
import { ExistingRole, ManagedPolicyRole } from './private/managed-policy-role';
import { allowNetworkInterfaces, denyNetworkInterfacesToCode } from './private/network-interface-statements';
import { allowToDecrypt } from './private/queue-encryption';
import { validateKeyPolicy } from './private/policy-size';
import { validateRulesWithoutIpv6 } from './private/ipv6-peers';
import { throwAll } from './private/throw-all';
import { validateArm64Function } from './private/validate-arm64-function';
import { validateEnvironment } from './private/validate-environment';

const DEFAULT_MEMORY_SIZE = 512;

/**
 * A Lambda function on ARM64 that can only run and write logs until you grant it more permissions.
 *
 * In a VPC, it cannot connect to anything that is not allowed by `egress` or its `connections`.
 *
 * Its role has two customer managed policies: one with the permissions to run, and `policy` with the permissions that
 * are granted to the construct, the function, the role or the policy itself, and further ones if it is full.
 * CloudFormation creates the function after them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 * @example
 *
 * const fn = new Arm64Function(this, 'Reader', {
 *   code: lambda.Code.fromAsset('dist'),
 *   handler: 'index.handler',
 * });
 *
 * declare const table: dynamodb.TableV2;
 * table.grants.actions(fn, 'dynamodb:GetItem');
 */
export class Arm64Function extends Construct implements iam.IGrantable, ec2.IConnectable {
  /** The Lambda function. */
  public readonly lambdaFunction: lambda.Function;

  /** The execution role of the function. Only Lambda can assume it, on behalf of this account, unless it is your own. */
  public readonly role: iam.IRole;

  /** The log group of the function. */
  public readonly logGroup: logs.ILogGroup;

  /** The principal to grant permissions to. They are added to `policy`. */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * The permissions that the function needs to run.
   *
   * @internal
   */
  public readonly _runPolicy: iam.ManagedPolicy;

  /**
   * The permissions that are denied to the code of a function in a VPC.
   *
   * @internal
   */
  public readonly _codePolicy?: iam.ManagedPolicy;

  /**
   * The maximum duration of an invocation.
   *
   * @internal
   */
  public readonly _timeout: Duration;

  private readonly granted: GrantedPolicies;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: Arm64FunctionProps) {
    super(scope, id);
    // Otherwise the permissions that are added to the function are added to an inline policy.
    this.node.setContext(cxapi.LAMBDA_CREATE_NEW_POLICIES_WITH_ADDTOROLEPOLICY, false);
    throwAll(validateArm64Function(this, props));

    const timeout = props.timeout ?? DEFAULT_TIMEOUT;
    const logGroupName = props.functionName && `/aws/lambda/${props.functionName}`;
    const logEncryptionKey = props.logEncryptionKey && targetKey(props.logEncryptionKey);
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName,
      retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
      removalPolicy: props.logRemovalPolicy ?? RemovalPolicy.DESTROY,
      encryptionKey: logEncryptionKey,
    });
    if (logEncryptionKey) allowLogEncryption(Stack.of(this), logEncryptionKey, logGroupName);

    const role = this.addRole(props);
    // In the scope of the role, which the function depends on: Lambda checks these permissions at creation.
    const runPolicy = new iam.ManagedPolicy(role, 'RunPolicy', {
      description: 'What the function needs to run',
      roles: [role],
    });
    logGroup.grants.write(runPolicy);

    const environmentEncryptionKey = props.environmentEncryptionKey && targetKey(props.environmentEncryptionKey);
    if (environmentEncryptionKey) runPolicy.addStatements(allowToDecrypt(environmentEncryptionKey.keyArn));

    const securityGroup =
      props.vpc && new FunctionSecurityGroup(this, 'SecurityGroup', props.vpc, props.egress ?? FunctionEgress.none());
    if (props.vpc && securityGroup) {
      const { subnetIds } = props.vpc.selectSubnets(props.vpcSubnets);
      runPolicy.addStatements(
        ...allowNetworkInterfaces(Stack.of(this), {
          subnetIds,
          ownerAccount: props.vpcOwnerAccount ?? props.vpc.env.account,
          securityGroupId: securityGroup.securityGroupId,
        }),
      );
    }

    this.lambdaFunction = new lambda.Function(this, 'Function', {
      functionName: props.functionName,
      description: props.description,
      code: props.code,
      handler: props.handler,
      runtime: props.runtime ?? lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.memorySize ?? DEFAULT_MEMORY_SIZE,
      ephemeralStorageSize: props.ephemeralStorageSize,
      layers: props.layers,
      timeout,
      environment: props.environment,
      environmentEncryption: environmentEncryptionKey,
      filesystem: props.filesystem,
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: props.tracing,
      recursiveLoop: props.recursiveLoop ?? lambda.RecursiveLoop.TERMINATE,
      codeSigningConfig: props.codeSigningConfig,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      ipv6AllowedForDualStack: props.ipv6AllowedForDualStack,
      securityGroups: securityGroup && [securityGroup],
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
    });
    this._codePolicy = props.vpc && this.denyNetworkInterfacesToCode(role);
    this.node.defaultChild = this.lambdaFunction.node.defaultChild;
    this.node.addValidation({
      validate: () => [
        ...validateEnvironment(this.renderedEnvironment()),
        ...role.granted.validate(),
        ...validateKeyPolicy('logEncryptionKey', logEncryptionKey),
        ...(props.ipv6AllowedForDualStack ? [] : validateRulesWithoutIpv6(securityGroup)),
      ],
    });

    this.role = role;
    this.logGroup = logGroup;
    this.grantPrincipal = role;
    this._runPolicy = runPolicy;
    this._timeout = timeout;
    this.granted = role.granted;
  }

  /**
   * The first customer managed policy with the permissions that are granted to the function.
   *
   * It is created when it is first used. Only use it to add statements, because the CDK rejects an empty policy. If it
   * is full, permissions that are granted to the function are added to a further policy.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
   */
  public get policy(): iam.ManagedPolicy {
    return this.granted.first;
  }

  /**
   * The network connections of the function.
   *
   * Use it to allow traffic other than HTTPS, or to peers that are defined after the function.
   *
   * @throws if the function is not in a VPC
   */
  public get connections(): ec2.Connections {
    return this.lambdaFunction.connections;
  }

  /**
   * Returns a metric of the function.
   *
   * @param metricName the name of a metric in the namespace `AWS/Lambda`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.lambdaFunction.metric(metricName, props);
  }

  /**
   * The number of invocations.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricInvocations(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.lambdaFunction.metricInvocations(props);
  }

  /**
   * The number of invocations that fail, such as by a crash, a timeout or a lack of memory.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.lambdaFunction.metricErrors(props);
  }

  /**
   * The number of invocations that Lambda rejects because too many are running.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricThrottles(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.lambdaFunction.metricThrottles(props);
  }

  /**
   * The duration of invocations in milliseconds.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metricDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.lambdaFunction.metricDuration(props);
  }

  /**
   * The number of invocations that run at the same time.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricConcurrentExecutions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ConcurrentExecutions', { statistic: cloudwatch.Stats.MAXIMUM, ...props });
  }

  private addRole({
    role,
    vpc,
    functionName,
    roleBoundToFunction,
    permissionsBoundary,
  }: Arm64FunctionProps): ManagedPolicyRole | ExistingRole {
    const otherPolicies = vpc ? 2 : 1;
    if (role) return new ExistingRole(this, 'Role', role, otherPolicies);

    const assumedBy = lambdaOfAccount(this, roleBoundToFunction ? functionName : undefined);
    return new ManagedPolicyRole(this, 'Role', { assumedBy, permissionsBoundary }, otherPolicies);
  }

  /** The environment variables, including those that were added after construction. */
  private renderedEnvironment(): Record<string, unknown> | undefined {
    const { environment } = this.lambdaFunction.node.defaultChild as lambda.CfnFunction;
    const resolved = Stack.of(this).resolve(environment) as lambda.CfnFunction.EnvironmentProperty | undefined;
    return resolved?.variables as Record<string, unknown> | undefined;
  }

  /** Uses a policy that nothing depends on, because it refers to the function, which depends on the other policies. */
  private denyNetworkInterfacesToCode(role: iam.IRole): iam.ManagedPolicy {
    return new iam.ManagedPolicy(this, 'CodePolicy', {
      description: 'What the code of the function must not do',
      roles: [role],
      statements: [denyNetworkInterfacesToCode(this.lambdaFunction.functionArn)],
    });
  }
}

/**
 * The Lambda service, acting on behalf of the account of the stack only, and of a function if its name is given.
 *
 * The service assumes the role for versions of the function, and to poll the queue, as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function lambdaOfAccount(scope: Construct, functionName: string | undefined): iam.ServicePrincipal {
  const stack = Stack.of(scope);
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'lambda', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const sources = functionName && [
    arn('function', functionName),
    arn('function', `${functionName}:*`),
    arn('event-source-mapping', '*'),
  ];
  return new iam.ServicePrincipal('lambda.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ...(sources && { ArnLike: { 'aws:SourceArn': sources } }),
    },
  });
}
