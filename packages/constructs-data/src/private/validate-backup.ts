import * as backup from 'aws-cdk-lib/aws-backup';
import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib/core';
import type { DataBackupCopy, DataBackupProps } from '../data-backup-props';
import { inDays, validateDays } from './validate-days';
import { validateDataLoss } from './validate-removal';

const VAULT_NAME = /^[A-Za-z0-9_-]{2,50}$/;

/** Every rule that the props of a backup break, a sentence each. */
export function validateBackup(props: DataBackupProps, retention: Duration): string[] {
  const { vaultName, copies = [], vaultLock, removalPolicy, allowDataLoss } = props;
  return [
    ...validateVaultName(vaultName),
    ...validateDays('retention', retention, 1),
    ...validateLockedRetention(retention, vaultLock),
    ...validateCopies(copies),
    ...validateDataLoss(removalPolicy, allowDataLoss),
    ...validateLockRemoval(vaultLock, removalPolicy),
  ];
}

function validateVaultName(name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || VAULT_NAME.test(name)) return [];
  return [`\`vaultName\` must be 2 to 50 letters, digits, '-' and '_', got: ${name}`];
}

/** AWS Backup fails each job whose retention the lock does not allow. */
function validateLockedRetention(retention: Duration, lock: backup.LockConfiguration | undefined): string[] {
  if (!lock || [retention, lock.minRetention, lock.maxRetention].some((each) => each?.isUnresolved())) return [];
  const { minRetention, maxRetention } = lock;
  const isWithin =
    inDays(retention) >= inDays(minRetention) && (!maxRetention || inDays(retention) <= inDays(maxRetention));
  if (isWithin) return [];
  const range = `${inDays(minRetention)} to ${maxRetention ? `${inDays(maxRetention)} days` : 'any number of days'}`;
  return [`\`retention\` must be within those of \`vaultLock\`, ${range}, got: ${inDays(retention)}`];
}

function validateCopies(copies: DataBackupCopy[]): string[] {
  return copies.flatMap(({ retention }, index) => validateDays(`copies[${index}].retention`, retention, 1));
}

function validateLockRemoval(lock: backup.LockConfiguration | undefined, removalPolicy?: RemovalPolicy): string[] {
  if (!lock || removalPolicy !== RemovalPolicy.DESTROY) return [];
  return ['`vaultLock` must not be given when `removalPolicy` is DESTROY: a locked vault cannot be emptied'];
}
