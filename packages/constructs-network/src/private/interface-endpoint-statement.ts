import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { InterfaceEndpointActions } from '../interface-endpoint-actions';

/** The default actions by the short name of the service. */
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

/** The default actions of a service by its short name, or undefined if it has no default actions. */
export function defaultInterfaceEndpointActions(service: string): string[] | undefined {
  return DEFAULT_ACTIONS.get(service);
}

/** Allows requests by the stack's account to resources of that account. */
export function interfaceEndpointStatement(stack: Stack, actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.StarPrincipal()],
    actions,
    // Some actions do not support resource-level permissions. The condition limits the owner of the resources.
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:PrincipalAccount': stack.account, 'aws:ResourceAccount': stack.account },
    },
  });
}
