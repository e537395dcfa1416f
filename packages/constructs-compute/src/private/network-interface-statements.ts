import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

const CREATE = 'ec2:CreateNetworkInterface';
const CHANGE = ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'];
const DESCRIBE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/**
 * What Lambda, with the function's role, must be allowed to attach a function to a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function allowNetworkInterfaces(
  stack: Stack,
  subnetIds: string[],
  securityGroupId: string,
): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'ec2', resource, resourceName });
  // Lambda makes the interfaces, so that their ids are not known before.
  const networkInterfaces = arn('network-interface', '*');
  return [
    new iam.PolicyStatement({
      actions: [CREATE],
      resources: [
        ...subnetIds.map((subnetId) => arn('subnet', subnetId)),
        arn('security-group', securityGroupId),
        networkInterfaces,
      ],
    }),
    new iam.PolicyStatement({ actions: CHANGE, resources: [networkInterfaces] }),
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
