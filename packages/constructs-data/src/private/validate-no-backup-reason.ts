import { Token } from 'aws-cdk-lib/core';
import type { BackupOptions } from './no-backup-reason';

const MIN_LENGTH = 10;

/**
 * Requires a reason if data cannot be restored.
 *
 * @param prop the prop that makes the data recoverable without a `backup`
 * @param isRecoverable whether that prop is true
 */
export function validateNoBackupReason(
  prop: string,
  isRecoverable: boolean,
  { backup, noBackupReason }: BackupOptions,
): string[] {
  if (isRecoverable || backup) return [];
  if (noBackupReason !== undefined) {
    if (Token.isUnresolved(noBackupReason) || noBackupReason.trim().length >= MIN_LENGTH) return [];
  }
  const found = noBackupReason === undefined ? 'none' : `'${noBackupReason}'`;
  return [
    `\`noBackupReason\` must have at least ${MIN_LENGTH} characters if \`${prop}\` is false and there is no \`backup\`, ` +
      `got: ${found}`,
  ];
}
