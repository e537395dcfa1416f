import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IResource, Stack } from 'aws-cdk-lib/core';

/**
 * What the S3 endpoint lets through: requests by the stack's account, to buckets of that account or to those named.
 *
 * The account of a bucket's owner is asked for even where the bucket is named: its name is free for anybody once it is
 * deleted.
 */
export function s3Statement(stack: Stack, actions: string[], buckets?: s3.IBucket[]): iam.PolicyStatement {
  const resources = buckets?.flatMap((bucket) => [bucket.bucketArn, bucket.arnForObjects('*')]) ?? [
    stack.formatArn({ service: 's3', region: '', account: '', resource: '*' }),
  ];
  return statement(stack, actions, resources, buckets);
}

/**
 * The packages of Amazon Linux 2023, for a block of addresses inside the VPC. They are asked for in nobody's name, from
 * a bucket of AWS.
 *
 * https://docs.aws.amazon.com/linux/al2023/ug/package-management.html
 */
export function amazonLinuxStatement(stack: Stack, cidr: string): iam.PolicyStatement {
  const bucket = `al2023-repos-${stack.region}-de612dc2`;
  return new iam.PolicyStatement({
    // AWS takes no other principal in the policy of a gateway endpoint; the conditions name whom it lets through.
    principals: [new iam.StarPrincipal()],
    actions: ['s3:GetObject'],
    resources: [stack.formatArn({ service: 's3', region: '', account: '', resource: bucket, resourceName: '*' })],
    conditions: { IpAddress: { 'aws:VpcSourceIp': cidr } },
  });
}

/** What the DynamoDB endpoint lets through: requests by the stack's account, to its tables or to those named. */
export function dynamoDbStatement(stack: Stack, actions: string[], tables?: dynamodb.ITable[]): iam.PolicyStatement {
  const resources = tables?.flatMap(({ tableArn }) => [tableArn, `${tableArn}/index/*`]) ?? [
    stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: '*' }),
  ];
  return statement(stack, actions, resources, tables);
}

function statement(stack: Stack, actions: string[], resources: string[], owned?: IResource[]): iam.PolicyStatement {
  const owners = [...new Set(owned?.map(({ env }) => env.account) ?? [stack.account])];
  return new iam.PolicyStatement({
    principals: [new iam.StarPrincipal()],
    actions,
    resources,
    conditions: {
      StringEquals: {
        'aws:PrincipalAccount': stack.account,
        'aws:ResourceAccount': owners.length === 1 ? owners[0] : owners,
      },
    },
  });
}
