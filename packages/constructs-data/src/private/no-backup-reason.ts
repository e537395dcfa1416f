import { CfnResource, Resource, Token } from 'aws-cdk-lib/core';
import type { DataBackup } from '../data-backup';

/** Shorter ones say nothing. */
const MINIMUM_LENGTH = 10;

/** What brings data back, and why nothing does. */
export interface WaysBack {
  readonly backup?: DataBackup;
  readonly noBackupReason?: string;
}

/**
 * Data that nothing brings back needs a reason.
 *
 * @param prop what would bring it back besides a `backup`
 * @param isOn whether it does
 */
export function validateReason(prop: string, isOn: boolean, { backup, noBackupReason }: WaysBack): string[] {
  if (isOn || backup) return [];
  if (noBackupReason !== undefined) {
    if (Token.isUnresolved(noBackupReason) || noBackupReason.trim().length >= MINIMUM_LENGTH) return [];
  }
  const found = noBackupReason === undefined ? 'none' : `'${noBackupReason}'`;
  return [
    `\`noBackupReason\` must say why in at least ${MINIMUM_LENGTH} characters when \`${prop}\` is false and there is ` +
      `no \`backup\`, got: ${found}`,
  ];
}

/** Writes the reason into the template, where there is need for one. */
export function noteReason(resource: Resource, isOn: boolean, { backup, noBackupReason }: WaysBack): void {
  if (isOn || backup) return;
  (resource.node.defaultChild as CfnResource).addMetadata('NoBackupReason', noBackupReason);
}
