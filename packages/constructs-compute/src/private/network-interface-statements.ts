import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

const CREATE = 'ec2:CreateNetworkInterface';
const CHANGE = ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'];
const DESCRIBE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/**
 * What Lambda, with the function's role, must be allowed to attach a function to a VPC.
 *
 * Before it creates the function, Lambda tries `CHANGE` without an interface. AWS does not document it, but others met
 * it: with an ARN of interfaces, or with a condition on their subnet or VPC, "The provided execution role does not have
 * permissions to call DeleteNetworkInterface on EC2". These actions know network interfaces alone, so that every resource
 * of the account and region is no more than that.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/20698
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function allowNetworkInterfaces(
  stack: Stack,
  subnetIds: string[],
  securityGroupId: string,
): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'ec2', resource, resourceName });
  return [
    new iam.PolicyStatement({
      actions: [CREATE],
      resources: [
        ...subnetIds.map((subnetId) => arn('subnet', subnetId)),
        arn('security-group', securityGroupId),
        // Lambda makes the interfaces, so that their ids are not known before.
        arn('network-interface', '*'),
      ],
    }),
    new iam.PolicyStatement({ actions: CHANGE, resources: [stack.formatArn({ service: 'ec2', resource: '*' })] }),
    // IAM knows no resource for these two.
    new iam.PolicyStatement({ actions: DESCRIBE, resources: ['*'] }),
  ];
}

/**
 * Takes the same rights from the function's own code, which runs with the same role: only calls that come from inside
 * the function carry `lambda:SourceFunctionArn`, Lambda's own do not.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html#permissions-executionrole-source-function-arn
 */
export function denyNetworkInterfacesToCode(functionArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: [CREATE, ...CHANGE, ...DESCRIBE],
    resources: ['*'],
    conditions: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
  });
}
