import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib/core';
import type { DataBackupCopy, DataBackupProps } from '../data-backup-props';
import type { DataBackupRestoreTesting } from '../data-backup-restore-testing';
import { validateDataLoss } from './validate-data-loss';
import { inDays, validateDays } from './validate-days';
import { validatePeriod } from './validate-period';
import { validateRemovalPolicy } from './validate-removal-policy';

const VAULT_NAME = /^[A-Za-z0-9_-]{2,50}$/;
const PLAN_NAME = /^[A-Za-z0-9_.-]{1,50}$/;
const RESTORE_TESTING_PLAN_NAME = /^[A-Za-z0-9_]{1,50}$/;

/** CloudWatch evaluates up to seven days. The windows of a restore-testing plan have the same maximum. */
const MAX_HOURS = 168;

const MAX_SELECTION_DAYS = 365;

/** Validates the props of a `DataBackup`. */
export function validateDataBackup(props: DataBackupProps, retention: Duration): string[] {
  const { copies = [], vaultLock, removalPolicy, allowDataLoss } = props;
  return [
    ...validateName('vaultName', props.vaultName, VAULT_NAME, '2 to 50 letters, digits, "-" or "_"'),
    ...validateName('planName', props.planName, PLAN_NAME, '1 to 50 letters, digits, "-", "_" or "."'),
    ...validateDays('retention', retention, 1),
    ...validateDays('vaultLock.minRetention', vaultLock?.minRetention, 1),
    ...validateDays('vaultLock.maxRetention', vaultLock?.maxRetention, 1),
    ...validateDays('vaultLock.changeableFor', vaultLock?.changeableFor, 3),
    ...validateLockedRetention(retention, vaultLock),
    ...validateCopies(copies),
    ...validatePeriod('missingAfter', props.missingAfter, 'hours', MAX_HOURS),
    ...validateRestoreTesting(props.restoreTesting),
    ...validateRemovalPolicy(removalPolicy),
    ...validateDataLoss(removalPolicy, allowDataLoss),
    ...validateLockRemoval(vaultLock, removalPolicy),
  ];
}

function validateName(prop: string, name: string | undefined, pattern: RegExp, rule: string): string[] {
  if (name === undefined || Token.isUnresolved(name) || pattern.test(name)) return [];
  return [`\`${prop}\` must be ${rule}, got: ${name}`];
}

/** AWS Backup fails every job whose retention is outside the limits of the lock. */
function validateLockedRetention(retention: Duration, lock: backup.LockConfiguration | undefined): string[] {
  if (!lock || [retention, lock.minRetention, lock.maxRetention].some((each) => each?.isUnresolved())) return [];
  const { minRetention, maxRetention } = lock;
  const isWithin =
    inDays(retention) >= inDays(minRetention) && (!maxRetention || inDays(retention) <= inDays(maxRetention));
  if (isWithin) return [];
  const range = maxRetention
    ? `between ${inDays(minRetention)} and ${inDays(maxRetention)} days`
    : `at least ${inDays(minRetention)} days`;
  return [`\`retention\` must be within the limits of \`vaultLock\`, ${range}, got: ${inDays(retention)}`];
}

function validateCopies(copies: DataBackupCopy[]): string[] {
  return copies.flatMap(({ retention }, index) => validateDays(`copies[${index}].retention`, retention, 1));
}

function validateRestoreTesting(testing: DataBackupRestoreTesting | undefined): string[] {
  if (!testing) return [];
  const rule = '1 to 50 letters, digits or "_"';
  return [
    ...validateName('restoreTesting.planName', testing.planName, RESTORE_TESTING_PLAN_NAME, rule),
    ...validateCron('restoreTesting.schedule', testing.schedule),
    ...validatePeriod('restoreTesting.startWindow', testing.startWindow, 'hours', MAX_HOURS),
    ...validatePeriod('restoreTesting.selectionWindow', testing.selectionWindow, 'days', MAX_SELECTION_DAYS),
    ...validatePeriod('restoreTesting.validationWindow', testing.validationWindow, 'hours', MAX_HOURS),
    ...validatePeriod('restoreTesting.missingAfter', testing.missingAfter, 'hours', MAX_HOURS),
  ];
}

/** The CDK validates the schedule of a backup plan, but not that of a restore-testing plan. */
function validateCron(prop: string, schedule: events.Schedule | undefined): string[] {
  const expression = schedule?.expressionString;
  if (expression === undefined || Token.isUnresolved(expression) || expression.startsWith('cron(')) return [];
  return [`\`${prop}\` must be a cron expression, got: ${expression}`];
}

function validateLockRemoval(lock: backup.LockConfiguration | undefined, removalPolicy?: RemovalPolicy): string[] {
  if (!lock || removalPolicy !== RemovalPolicy.DESTROY) return [];
  return ['`vaultLock` must not be set if `removalPolicy` is DESTROY, because a locked vault cannot be emptied'];
}
