import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Stack } from 'aws-cdk-lib/core';

const REGION_OF_ARN = 3;

/** Validates that the actions of alarms are in their region. CloudWatch rejects others during deployment. */
export function validateAlarmActions(alarms: cloudwatch.IAlarm[]): string[] {
  const [first] = alarms;
  if (!first) return [];

  const { alarmActions } = first.node.defaultChild as cloudwatch.CfnAlarm;
  const stack = Stack.of(first);
  const arns = (stack.resolve(alarmActions) ?? []) as unknown[];
  const region: unknown = stack.resolve(stack.region);
  return arns
    .filter((arn) => typeof arn === 'string' && typeof region === 'string' && arn.split(':')[REGION_OF_ARN] !== region)
    .map((arn) => `\`alarmActions\` must be in the region of the function, ${String(region)}, got: ${String(arn)}`);
}
