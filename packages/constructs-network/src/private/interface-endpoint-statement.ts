import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { InterfaceEndpointActions } from '../interface-endpoint-actions';

/** By the service's short name. */
const DEFAULT_ACTIONS = new Map(
  [
    [ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, InterfaceEndpointActions.CLOUDWATCH_LOGS] as const,
    [ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING, InterfaceEndpointActions.CLOUDWATCH] as const,
    [ec2.InterfaceVpcEndpointAwsService.ECR, InterfaceEndpointActions.ECR] as const,
    [ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER, InterfaceEndpointActions.ECR] as const,
    [ec2.InterfaceVpcEndpointAwsService.EVENTBRIDGE, InterfaceEndpointActions.EVENTBRIDGE] as const,
    [ec2.InterfaceVpcEndpointAwsService.KMS, InterfaceEndpointActions.KMS] as const,
    [ec2.InterfaceVpcEndpointAwsService.LAMBDA, InterfaceEndpointActions.LAMBDA] as const,
    [ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER, InterfaceEndpointActions.SECRETS_MANAGER] as const,
    [ec2.InterfaceVpcEndpointAwsService.SNS, InterfaceEndpointActions.SNS] as const,
    [ec2.InterfaceVpcEndpointAwsService.SQS, InterfaceEndpointActions.SQS] as const,
    [ec2.InterfaceVpcEndpointAwsService.SSM, InterfaceEndpointActions.SSM] as const,
    [ec2.InterfaceVpcEndpointAwsService.STEP_FUNCTIONS, InterfaceEndpointActions.STEP_FUNCTIONS] as const,
    [ec2.InterfaceVpcEndpointAwsService.STS, InterfaceEndpointActions.STS] as const,
    [ec2.InterfaceVpcEndpointAwsService.XRAY, InterfaceEndpointActions.XRAY] as const,
  ].map(([{ shortName }, actions]) => [shortName, actions]),
);

/** What the endpoint of a service, by its short name, lets through by default; undefined where it must be said. */
export function defaultInterfaceEndpointActions(service: string): string[] | undefined {
  return DEFAULT_ACTIONS.get(service);
}

/** What an interface endpoint lets through: requests by the stack's account, to what that account owns. */
export function interfaceEndpointStatement(stack: Stack, actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.StarPrincipal()],
    actions,
    // The endpoint leads to its service alone, and not every action is about a resource; the condition says whose.
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:PrincipalAccount': stack.account, 'aws:ResourceAccount': stack.account },
    },
  });
}
