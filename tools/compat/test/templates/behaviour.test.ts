import type { Properties } from '@trading/template';
import { changedBehaviour } from '../../src/templates/behaviour';
import { TemplateChange } from '@trading/guard/templates';

function findings(type: string, before: Properties, after: Properties): string[] {
  const template = (Properties: Properties) => ({ Resources: { Any: { Type: type, Properties } } });
  return changedBehaviour(new TemplateChange(template(before), template(after))).map(
    ({ bump, change }) => `${bump}: ${change}`,
  );
}

test.each<[string, string, Properties, Properties, string]>([
  [
    'a mapping that ignores reported failures',
    'AWS::Lambda::EventSourceMapping',
    { FunctionResponseTypes: ['ReportBatchItemFailures'] },
    {},
    'major: does something else: FunctionResponseTypes, ["ReportBatchItemFailures"] → none',
  ],
  [
    'a mapping with a filter',
    'AWS::Lambda::EventSourceMapping',
    {},
    { FilterCriteria: { Filters: [{ Pattern: '{}' }] } },
    'major: does something else: FilterCriteria, none → {"Filters":[{"Pattern":"{}"}]}',
  ],
  [
    'a rule without its prefix',
    'AWS::Events::Rule',
    { EventPattern: { detail: { object: { key: [{ prefix: 'trades/' }] } } } },
    { EventPattern: { detail: {} } },
    'minor: does something else: EventPattern, {"detail":{"object":{"key":[{"prefix":"trades/"}]}}} → {"detail":{}}',
  ],
  [
    'a disabled rule',
    'AWS::Events::Rule',
    { State: 'ENABLED' },
    { State: 'DISABLED' },
    'major: does something else: State, ENABLED → DISABLED',
  ],
  [
    'backups at other times',
    'AWS::Backup::BackupPlan',
    { BackupPlan: { BackupPlanRule: [{ ScheduleExpression: 'cron(0 5 * * ? *)' }] } },
    { BackupPlan: { BackupPlanRule: [{ ScheduleExpression: 'cron(0 5 1 1 ? *)' }] } },
    'minor: does something else: BackupPlan.BackupPlanRule.0.ScheduleExpression, cron(0 5 * * ? *) → cron(0 5 1 1 ? *)',
  ],
  [
    'more receives before a message is a dead letter',
    'AWS::SQS::Queue',
    { RedrivePolicy: { maxReceiveCount: 5 } },
    { RedrivePolicy: { maxReceiveCount: 1000 } },
    'minor: does something else: RedrivePolicy.maxReceiveCount, 5 → 1000',
  ],
  [
    'a bucket whose events do not reach EventBridge',
    'AWS::S3::Bucket',
    { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
    {},
    'major: does something else: NotificationConfiguration.EventBridgeConfiguration, {"EventBridgeEnabled":true} → none',
  ],
])('finds %s', (_change, type, before, after, finding) => {
  expect(findings(type, before, after)).toEqual([finding]);
});

test('finds nothing in more memory, and in other properties', () => {
  expect(findings('AWS::Lambda::Function', { MemorySize: 512 }, { MemorySize: 1024, Description: 'x' })).toEqual([]);
});
