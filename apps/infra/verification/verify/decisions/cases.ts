import type { EnvironmentSettings } from '../../../src/environments';
import type { StackTemplates } from '../../assembly';
import { backfillCases } from './backfill-cases';
import type { Case } from './decide';
import { exportCases } from './export-cases';
import { pageCases } from './page-cases';
import { pipelineCases } from './pipeline-cases';
import { protectionCases } from './protection-cases';
import { queryCases } from './query-cases';
import type { Location } from './resolve';
import { World } from './world';

/**
 * Returns all requests to decide in one environment.
 *
 * @param settings the settings that decide whether administrators may delete objects
 */
export function casesOf(
  stacks: StackTemplates,
  location: Location,
  settings: Pick<EnvironmentSettings, 'objectDeletionProtection'>,
): Case[] {
  const world = new World(stacks, location, settings.objectDeletionProtection);
  return [
    ...pipelineCases(world),
    ...backfillCases(world),
    ...queryCases(world),
    ...exportCases(world),
    ...pageCases(world),
    ...protectionCases(world),
  ];
}
