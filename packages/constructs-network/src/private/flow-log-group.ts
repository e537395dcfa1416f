import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CloudWatchFlowLogsOptions, FlowLogsOptions } from '../flow-logs';
import { USE_KEY_ACTIONS } from './flow-log-bucket';
import { targetKey } from './keys';

/** Properties for a `FlowLogGroup`. */
export type FlowLogGroupProps = Omit<CloudWatchFlowLogsOptions, keyof FlowLogsOptions>;

/** A log group for flow logs, and a role with a managed policy that allows specific actions on it. */
export class FlowLogGroup extends Construct {
  public readonly destination: ec2.FlowLogDestination;

  public constructor(scope: Construct, id: string, props: FlowLogGroupProps) {
    super(scope, id);
    const stack = Stack.of(this);

    const encryptionKey = props.encryptionKey && targetKey(props.encryptionKey);
    encryptionKey?.addToResourcePolicy(keyStatement(stack));
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: props.logGroupName,
      retention: props.retention ?? logs.RetentionDays.THREE_MONTHS,
      encryptionKey,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });

    const role = new iam.Role(this, 'Role', {
      description: 'Delivers flow logs to their log group',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
          },
        },
      }),
      managedPolicies: [
        new iam.ManagedPolicy(this, 'Policy', {
          description: 'Writes flow logs to their log group',
          statements: [
            new iam.PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
      ],
    });

    // Otherwise `FlowLog` adds the same permissions in an inline policy.
    this.destination = ec2.FlowLogDestination.toCloudWatchLogs(logGroup, role.withoutPolicyUpdates());
  }
}

/** The statement cannot refer to the log group, because the log group depends on the key. */
function keyStatement(stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: USE_KEY_ACTIONS,
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
      },
    },
  });
}
