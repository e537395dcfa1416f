import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ITEM_LABEL } from './item-map';

/** Properties for an `ItemMapRole`. */
export interface ItemMapRoleProps {
  readonly stateMachineName: string;
  readonly lambdaFunction: lambda.IFunction;
  /** The permissions to read the items. */
  readonly readStatements: iam.PolicyStatement[];
  readonly permissionsBoundary?: iam.IManagedPolicy;
}

/**
 * The role of a state machine that calls a function with each item, with one customer managed policy.
 *
 * It refers to the state machine by its name, so that the state machine can depend on its role and the policy. The role
 * must be passed to it without policy updates, because the CDK adds inline policies for more resources.
 */
export class ItemMapRole extends iam.Role {
  public constructor(scope: Construct, id: string, props: ItemMapRoleProps) {
    const stack = Stack.of(scope);
    const arn = (resource: string, resourceName: string): string =>
      stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const stateMachineArn = arn('stateMachine', props.stateMachineName);

    super(scope, id, {
      assumedBy: stepFunctionsOf(stack, stateMachineArn),
      permissionsBoundary: props.permissionsBoundary,
    });
    new iam.ManagedPolicy(this, 'Policy', {
      description: 'What Step Functions needs to call the function with each item',
      roles: [this],
      statements: [
        new iam.PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [props.lambdaFunction.functionArn],
        }),
        ...props.readStatements,
        // https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
        new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
        new iam.PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [arn('execution', `${props.stateMachineName}:*`)],
        }),
        new iam.PolicyStatement({
          actions: ['states:RedriveExecution'],
          resources: [arn('execution', `${props.stateMachineName}/${ITEM_LABEL}:*`)],
        }),
      ],
    });
  }
}

/**
 * Step Functions, acting on behalf of a state machine, or of the executions of its items, which have an ARN with a label.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html
 */
function stepFunctionsOf(stack: Stack, stateMachineArn: string): iam.ServicePrincipal {
  return new iam.ServicePrincipal('states.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': [stateMachineArn, `${stateMachineArn}/${ITEM_LABEL}`] },
    },
  });
}
