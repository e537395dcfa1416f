import type { EnvironmentSettings } from '../../../src/environments';
import type { EnvironmentRegion } from '../../../src/region-settings';
import type { StackTemplates } from '../../assembly';
import { backfillCases } from './backfill-cases';
import { backupCases } from './backup-cases';
import type { Case } from './decide';
import { exportCases } from './export-cases';
import { pageCases } from './page-cases';
import { pipelineCases } from './pipeline-cases';
import { protectionCases } from './protection-cases';
import { queryCases } from './query-cases';
import { replicationCases } from './replication-cases';
import { World } from './world';

/**
 * Returns all requests to decide in a region of an environment.
 *
 * @param settings the settings that decide whether administrators may delete objects
 */
export function casesOf(
  stacks: StackTemplates,
  account: string,
  region: EnvironmentRegion,
  settings: Pick<EnvironmentSettings, 'objectDeletionProtection'>,
): Case[] {
  const world = new World(stacks, account, region, settings.objectDeletionProtection);
  return [
    ...pipelineCases(world),
    ...backfillCases(world),
    ...queryCases(world),
    ...exportCases(world),
    ...pageCases(world),
    ...replicationCases(world),
    ...backupCases(world),
    ...protectionCases(world),
  ];
}
