import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64FunctionProps } from './arm64-function-props';
import { FunctionEgress } from './function-egress';
import { DEFAULT_TIMEOUT } from './private/defaults';
import { validateEnvironment } from './private/environment-validation';
import { FunctionSecurityGroup } from './private/function-security-group';
import { allowLogEncryption } from './private/log-encryption';
import { ManagedPolicyRole } from './private/managed-policy-role';
import { allowNetworkInterfaces, denyNetworkInterfacesToCode } from './private/network-interface-statements';
import { validateArm64Function } from './private/arm64-function-validation';
import { throwAll } from './private/validation';

const DEFAULT_MEMORY_SIZE = 512;

/**
 * A Lambda function on ARM64 that may do nothing but run and write its log, until it is granted more; in a VPC it
 * reaches nothing, until `egress` or its `connections` say what.
 *
 * Its rights are two customer-managed policies: one to run, and `policy` for all that is granted to the function, to
 * its role or to the policy itself. Grant before the function is used: it is not created before its rights are there.
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
  /** The function itself. */
  public readonly lambdaFunction: lambda.Function;

  /** The role the function runs with; only Lambda, for this account, may assume it. */
  public readonly role: iam.IRole;

  /** The group of the function's log. */
  public readonly logGroup: logs.ILogGroup;

  /** Receives what is granted to the function: the role, whose rights are in `policy`. */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * The rights that the function needs to run.
   *
   * @internal
   */
  public readonly _runPolicy: iam.ManagedPolicy;

  /**
   * What is denied to the function's code, in a VPC.
   *
   * @internal
   */
  public readonly _codePolicy?: iam.ManagedPolicy;

  /**
   * How long an invocation may take.
   *
   * @internal
   */
  public readonly _timeout: Duration;

  private readonly managedPolicyRole: ManagedPolicyRole;

  /**
   * @throws when a number, an environment variable or `egress` breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: Arm64FunctionProps) {
    super(scope, id);
    throwAll(validateArm64Function(props));

    const timeout = props.timeout ?? DEFAULT_TIMEOUT;
    const logGroupName = props.functionName && `/aws/lambda/${props.functionName}`;
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName,
      retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
      removalPolicy: props.logRemovalPolicy ?? RemovalPolicy.DESTROY,
      encryptionKey: props.logEncryptionKey,
    });
    props.logEncryptionKey?.addToResourcePolicy(allowLogEncryption(Stack.of(this), logGroupName), true);

    const role = new ManagedPolicyRole(
      this,
      'Role',
      { assumedBy: lambdaOf(this), permissionsBoundary: props.permissionsBoundary },
      'What the function is granted',
    );
    // Inside the role, which CDK makes the function depend on: Lambda tries these rights when it creates the function.
    const runPolicy = new iam.ManagedPolicy(role, 'RunPolicy', {
      description: 'What the function needs to run',
      roles: [role],
    });
    logGroup.grants.write(runPolicy);

    const securityGroup =
      props.vpc && new FunctionSecurityGroup(this, 'SecurityGroup', props.vpc, props.egress ?? FunctionEgress.none());
    if (props.vpc && securityGroup) {
      const { subnetIds } = props.vpc.selectSubnets(props.vpcSubnets);
      runPolicy.addStatements(...allowNetworkInterfaces(Stack.of(this), subnetIds, securityGroup.securityGroupId));
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
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: props.tracing,
      recursiveLoop: props.recursiveLoop ?? lambda.RecursiveLoop.TERMINATE,
      codeSigningConfig: props.codeSigningConfig,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: securityGroup && [securityGroup],
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
    });
    this._codePolicy = props.vpc && this.denyNetworkInterfacesToCode(role);
    this.node.addValidation({ validate: () => validateEnvironment(this.renderedEnvironment()) });

    this.role = role;
    this.logGroup = logGroup;
    this.grantPrincipal = role;
    this._runPolicy = runPolicy;
    this._timeout = timeout;
    this.managedPolicyRole = role;
  }

  /**
   * The customer-managed policy that holds what the function is granted.
   *
   * It is made when it is first granted to, or first asked for: ask only to grant, since CDK refuses to synthesise a
   * policy without statements.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
   */
  public get policy(): iam.ManagedPolicy {
    return this.managedPolicyRole.policy;
  }

  /**
   * The function's security group, to let out what is not HTTPS, or what is known later than `egress`.
   *
   * @throws when the function is in no VPC
   */
  public get connections(): ec2.Connections {
    return this.lambdaFunction.connections;
  }

  /** With the variables that were added after the function was made. */
  private renderedEnvironment(): Record<string, unknown> | undefined {
    const { environment } = this.lambdaFunction.node.defaultChild as lambda.CfnFunction;
    const resolved = Stack.of(this).resolve(environment) as lambda.CfnFunction.EnvironmentProperty | undefined;
    return resolved?.variables as Record<string, unknown> | undefined;
  }

  /** In a policy of its own that nothing waits for, since it names the function, which waits for the role's others. */
  private denyNetworkInterfacesToCode(role: iam.IRole): iam.ManagedPolicy {
    return new iam.ManagedPolicy(this, 'CodePolicy', {
      description: 'What the code of the function must not do',
      roles: [role],
      statements: [denyNetworkInterfacesToCode(this.lambdaFunction.functionArn)],
    });
  }
}

/**
 * Lambda, acting for the account of the stack and no other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function lambdaOf(scope: Construct): iam.ServicePrincipal {
  return new iam.ServicePrincipal('lambda.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
