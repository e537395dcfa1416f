import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IResource, Stack } from 'aws-cdk-lib/core';

/**
 * Allows requests by the stack's account to its own buckets, or to the given buckets.
 *
 * The statement also requires the account of the owner, because anyone can reuse the name of a deleted bucket.
 */
export function s3Statement(stack: Stack, actions: string[], buckets?: s3.IBucket[]): iam.PolicyStatement {
  const resources = buckets?.flatMap((bucket) => [bucket.bucketArn, bucket.arnForObjects('*')]) ?? [
    stack.formatArn({ service: 's3', region: '', account: '', resource: '*' }),
  ];
  return statement(stack, actions, resources, buckets);
}

/**
 * Allows anonymous requests from a block of the VPC to the packages of Amazon Linux 2023, in a bucket owned by AWS.
 *
 * @see https://docs.aws.amazon.com/linux/al2023/ug/package-management.html
 */
export function amazonLinuxStatement(stack: Stack, cidr: string): iam.PolicyStatement {
  const bucket = `al2023-repos-${stack.region}-de612dc2`;
  return new iam.PolicyStatement({
    // The policy of a gateway endpoint does not support other principals. The condition restricts them.
    principals: [new iam.StarPrincipal()],
    actions: ['s3:GetObject'],
    resources: [stack.formatArn({ service: 's3', region: '', account: '', resource: bucket, resourceName: '*' })],
    conditions: { IpAddress: { 'aws:VpcSourceIp': cidr } },
  });
}

/** Allows requests by the stack's account to its own tables, or to the given tables. */
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
