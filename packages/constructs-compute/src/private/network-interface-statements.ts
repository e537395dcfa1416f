import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';

const CREATE_ACTION = 'ec2:CreateNetworkInterface';
const CHANGE_ACTIONS = ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'];
const DESCRIBE_ACTIONS = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/** The subnets and the security group of the network interfaces of a function. */
export interface NetworkInterfaceOptions {
  /** The IDs of the subnets, or a list token. */
  readonly subnetIds: string[];
  /** The account that owns the subnets, which may share them. */
  readonly ownerAccount: string;
  readonly securityGroupId: string;
}

/**
 * The permissions that Lambda needs in the role of a function to attach it to a VPC.
 *
 * Before it creates the function, Lambda calls `CHANGE_ACTIONS` without an interface. This is not documented, but a
 * policy with the ARNs of interfaces, or with a condition on their subnet or VPC, fails with "The provided execution
 * role does not have permissions to call DeleteNetworkInterface on EC2". The actions only apply to network interfaces,
 * so the statement for all resources of the account and region allows nothing else.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/20698
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function allowNetworkInterfaces(
  stack: Stack,
  { subnetIds, ownerAccount, securityGroupId }: NetworkInterfaceOptions,
): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string, account?: string): string =>
    stack.formatArn({ service: 'ec2', resource, resourceName, account });
  const subnetsKnown = !Token.isUnresolved(subnetIds);
  const subnetArns = subnetsKnown ? subnetIds.map((subnetId) => arn('subnet', subnetId, ownerAccount)) : [];
  return [
    new iam.PolicyStatement({
      actions: [CREATE_ACTION],
      resources: [
        ...subnetArns,
        arn('security-group', securityGroupId),
        // Lambda creates the interfaces, so their IDs are not known in advance.
        arn('network-interface', '*'),
      ],
    }),
    ...(subnetsKnown ? [] : [allowListedSubnets(arn('subnet', '*', ownerAccount), subnetIds)]),
    new iam.PolicyStatement({
      actions: CHANGE_ACTIONS,
      resources: [stack.formatArn({ service: 'ec2', resource: '*' })],
    }),
    // These actions do not support resource-level permissions.
    new iam.PolicyStatement({ actions: DESCRIBE_ACTIONS, resources: ['*'] }),
  ];
}

/** A list token cannot be split into ARNs, so the subnets are listed in a condition. */
function allowListedSubnets(subnets: string, subnetIds: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: [CREATE_ACTION],
    resources: [subnets],
    conditions: { StringEquals: { 'ec2:SubnetID': subnetIds } },
  });
}

/**
 * Denies the same permissions to the code of the function, which runs with the same role.
 *
 * Only calls from inside the function have `lambda:SourceFunctionArn`. Calls by the Lambda service do not.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html#permissions-executionrole-source-function-arn
 */
export function denyNetworkInterfacesToCode(functionArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: [CREATE_ACTION, ...CHANGE_ACTIONS, ...DESCRIBE_ACTIONS],
    resources: ['*'],
    conditions: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
  });
}
