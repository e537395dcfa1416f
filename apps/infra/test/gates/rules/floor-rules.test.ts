import type { Resource } from '@trading/template';
import { violationsOf } from './violations';

const lifecycle = (...Rules: object[]) => ({
  Properties: { LifecycleConfiguration: { Rules }, VersioningConfiguration: { Status: 'Enabled' } },
});

/** The floor rules that a bucket of production breaks. */
function bucket(rule: object, others: Record<string, Resource> = {}): string[] {
  return violationsOf({ Type: 'AWS::S3::Bucket', ...lifecycle(rule) }, others).filter((violation) =>
    /^(object-expiration|former-versions)/.test(violation),
  );
}

describe('the rules for lifecycles', () => {
  test('ignore rules that are disabled', () => {
    expect(bucket({ Status: 'Disabled', ExpirationInDays: 1 })).toEqual([]);
  });

  test('let access logs expire after a year, and other objects never', () => {
    const logged: Resource = {
      Type: 'AWS::S3::Bucket',
      Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Thing' } } },
    };
    const location = 'object-expiration at Properties/LifecycleConfiguration/Rules/0/ExpirationInDays';
    expect(bucket({ Status: 'Enabled', ExpirationInDays: 365 })).toEqual([location]);
    expect(bucket({ Status: 'Enabled', ExpirationInDays: 365 }, { Logged: logged })).toEqual([]);
    expect(bucket({ Status: 'Enabled', ExpirationInDays: 364 }, { Logged: logged })).toEqual([location]);
  });

  test('keep former versions for 30 days', () => {
    const rule = (NoncurrentDays: unknown) => ({ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays } });
    const location = 'former-versions at Properties/LifecycleConfiguration/Rules/0/NoncurrentVersionExpiration';
    expect(bucket(rule(30))).toEqual([]);
    expect(bucket(rule(29))).toEqual([location]);
    expect(bucket(rule({ Ref: 'Days' }))).toEqual([location]);
  });
});

describe('the rules for backups', () => {
  const plan = (rule: object) =>
    violationsOf({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule: [rule] } } });
  const daily = { ScheduleExpression: 'cron(0 5 * * ? *)', CopyActions: [{}] };

  test('accept daily backups without an end', () => {
    expect(plan(daily)).toEqual([]);
    expect(plan({ ...daily, ScheduleExpression: 'cron(0 5 ? * * *)' })).toEqual([]);
  });

  test.each(['cron(0 5 ? * MON-FRI *)', 'cron(0 5 1/2 * ? *)', 'cron(0 5 * 1-11 ? *)', ''])(
    'reject the schedule "%s"',
    (ScheduleExpression) => {
      expect(plan({ ...daily, ScheduleExpression })).toEqual([
        'backup-frequency at Properties/BackupPlan/BackupPlanRule/0/ScheduleExpression',
      ]);
    },
  );
});

test('each tier of subnets has three zones', () => {
  const subnet = (zone: string, tier?: string): Resource => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Thing' },
      AvailabilityZone: zone,
      ...(tier ? { Tags: [{ Key: 'aws-cdk:subnet-name', Value: tier }] } : {}),
    },
  });
  const log: Resource = {
    Type: 'AWS::EC2::FlowLog',
    Properties: { TrafficType: 'ALL', ResourceId: { Ref: 'Thing' } },
  };
  const network = (...subnets: Resource[]) =>
    violationsOf({ Type: 'AWS::EC2::VPC' }, { Log: log, ...Object.fromEntries(Object.entries(subnets)) });

  expect(network(subnet('a'), subnet('b'), subnet('c'))).toEqual([]);
  expect(network(subnet('a', 'Private'), subnet('b', 'Private'), subnet('c', 'Public'))).toEqual([
    'network-zones at Subnets/Private',
    'network-zones at Subnets/Public',
  ]);
});
