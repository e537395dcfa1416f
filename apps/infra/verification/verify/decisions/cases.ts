import type { StackTemplates } from '../../assembly';
import type { Case } from './decide';
import { exportCases } from './export-cases';
import { pageCases } from './page-cases';
import { pipelineCases } from './pipeline-cases';
import { queryCases } from './query-cases';
import type { Location } from './resolve';
import { World } from './world';

/** Returns all requests to decide in one environment. */
export function casesOf(stacks: StackTemplates, location: Location): Case[] {
  const world = new World(stacks, location);
  return [...pipelineCases(world), ...queryCases(world), ...exportCases(world), ...pageCases(world)];
}
