import { CfnResource, Resource } from 'aws-cdk-lib/core';
import type { DataBackup } from '../data-backup';

/** The props that decide whether data can be restored. */
export interface BackupOptions {
  readonly backup?: DataBackup;
  readonly noBackupReason?: string;
}

/** Adds the reason to the metadata of a resource whose data cannot be restored. */
export function addNoBackupReason(
  resource: Resource,
  isRecoverable: boolean,
  { backup, noBackupReason }: BackupOptions,
): void {
  if (isRecoverable || backup) return;
  (resource.node.defaultChild as CfnResource).addMetadata('NoBackupReason', noBackupReason);
}
