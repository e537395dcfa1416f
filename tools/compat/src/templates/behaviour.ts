import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { valueAt } from '@trading/template';
import type { Bump } from '../bump';
import type { Finding } from '../finding';
import { isReplacement, render, type TemplateChange } from '@trading/guard/templates';

/** A property that decides what a running stack does. */
interface Behaviour {
  readonly path: string;
  /** The bump that another value needs. */
  readonly bump: Bump;
  readonly reason: string;
  /** True if another value is harmless. By default, none is. */
  readonly isHarmless?: (before: unknown, after: unknown) => boolean;
}

/** The properties that decide what a stack does, by the type of the resource (docs/compatibility.md). */
const BEHAVIOURS: Readonly<Record<string, readonly Behaviour[]>> = {
  'AWS::EC2::VPC': ['EnableDnsSupport', 'EnableDnsHostnames'].map((path) => ({
    path,
    bump: 'major',
    reason: 'names of services lead elsewhere, or nowhere',
  })),
  'AWS::EC2::VPCEndpoint': [
    { path: 'PrivateDnsEnabled', bump: 'major', reason: 'names of services lead elsewhere, or nowhere' },
  ],
  'AWS::Events::Rule': [
    { path: 'State', bump: 'major', reason: 'events arrive that did not, or no longer' },
    { path: 'EventPattern', bump: 'minor', reason: 'other events arrive' },
    { path: 'ScheduleExpression', bump: 'minor', reason: 'events arrive at other times' },
  ],
  'AWS::Backup::BackupPlan': [
    {
      path: 'BackupPlan.BackupPlanRule.0.ScheduleExpression',
      bump: 'minor',
      reason: 'backups are made at other times',
    },
  ],
  'AWS::Lambda::EventSourceMapping': [
    {
      path: 'FunctionResponseTypes',
      bump: 'major',
      reason: 'the messages that a function reports as failed are lost, or those that it does not report are',
    },
    { path: 'Enabled', bump: 'major', reason: 'the function gets messages that it did not, or no longer' },
    { path: 'FilterCriteria', bump: 'major', reason: 'messages that do not match are deleted' },
    { path: 'BatchSize', bump: 'minor', reason: 'the function gets more or fewer messages at once' },
    { path: 'ScalingConfig', bump: 'minor', reason: 'more or fewer messages are processed at once' },
  ],
  'AWS::Lambda::Function': [
    { path: 'Architectures', bump: 'major', reason: 'machine code in the bundle may not run' },
    { path: 'Runtime', bump: 'minor', reason: 'the code runs on another version' },
    { path: 'Timeout', bump: 'minor', reason: 'work may be ended earlier, or a queue be visible too early' },
    {
      path: 'MemorySize',
      bump: 'minor',
      reason: 'the function may run out of memory',
      isHarmless: (before, after) => Number(after) > Number(before),
    },
    { path: 'ReservedConcurrentExecutions', bump: 'minor', reason: 'the function may be throttled' },
  ],
  'AWS::S3::Bucket': [
    {
      path: 'NotificationConfiguration.EventBridgeConfiguration',
      bump: 'major',
      reason: 'EventBridge gets events that it did not, or no longer',
    },
  ],
  'AWS::SQS::Queue': [
    { path: 'VisibilityTimeout', bump: 'minor', reason: 'messages are received again sooner or later' },
    { path: 'RedrivePolicy.maxReceiveCount', bump: 'minor', reason: 'messages are given up sooner or later' },
    { path: 'DelaySeconds', bump: 'minor', reason: 'messages arrive sooner or later' },
  ],
};

/** Finds remaining resources that do something else than before. */
export function changedBehaviour(change: TemplateChange): Finding[] {
  return [...change.differences].flatMap(([logicalId, { oldValue, newValue, changeImpact }]) => {
    if (!oldValue || !newValue || isReplacement(changeImpact)) return [];
    return (BEHAVIOURS[oldValue.Type] ?? []).flatMap(({ path, bump, reason, isHarmless }): Finding[] => {
      const [before, after] = [oldValue, newValue].map(({ Properties }) => valueAt(Properties, path));
      if (deepEqual(before, after) || isHarmless?.(before, after)) return [];
      const subject = change.subject(logicalId);
      return [{ bump, subject, change: `does something else: ${path}, ${text(before)} → ${text(after)}`, reason }];
    });
  });
}

function text(value: unknown): string {
  return value === undefined ? 'none' : render(value);
}
