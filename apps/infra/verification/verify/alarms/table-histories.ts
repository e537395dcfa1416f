import { sizeEnvironment } from '../../../src/load/environment-size';
import type { CapacitySize } from '../../../src/load/table-size';
import type { Deployed, Deployment } from '../deployment/deployment';
import { tableOf } from '../pipeline/tables';
import { BUSY_EPISODES, busyHistory, duringEpisodes, whileUsed, type Component, type History } from './history';
import { HOUR, type Metric, type Sample } from './metric';

/** The time within which somebody must know that readers use all that the table can give. */
const READS_WITHIN = HOUR / 2;

/** Minutes beyond the promised time within which somebody must know that the writes of a load are above it. */
const WRITES_BEYOND = 30;

/** The requests of a minute. DynamoDB reports the units of each. */
const REQUESTS = 100;

/** Returns what each table can suffer from a load above the declared one. */
export function tableComponents(deployment: Deployment): Component[] {
  const { environment, settings } = deployment;
  const { table } = sizeEnvironment(environment, settings);
  const promised = settings.load.barsWithin.toMinutes();
  return tablesOf(deployment).map((each) => {
    const writes = consumed('Write', each, table.writes, promised + WRITES_BEYOND);
    const reads = consumed('Read', each, table.reads, READS_WITHIN);
    return { healthy: [...writes.healthy, ...reads.healthy], histories: [...writes.histories, ...reads.histories] };
  });
}

/** The tables of the templates, and the replica of the table that a standby uses. */
export function tablesOf(deployment: Deployment): Pick<Deployed, 'name' | 'label'>[] {
  const tables = deployment.all('AWS::DynamoDB::GlobalTable');
  return deployment.region.primary
    ? [...tables, { ...tableOf(deployment), label: 'the replica of the table' }]
    : tables;
}

/** A healthy table is used up to the minimum of its capacity, and one of a load that is too high up to the maximum. */
function consumed(
  kind: 'Write' | 'Read',
  table: Pick<Deployed, 'name' | 'label'>,
  { min, max }: CapacitySize,
  within: number,
): { readonly healthy: Metric[]; readonly histories: History[] } {
  const id = {
    namespace: 'AWS/DynamoDB',
    name: `Consumed${kind}CapacityUnits`,
    dimensions: { TableName: table.name },
  };
  const healthy = whileUsed(() => unitsPerSecond(min.value));
  const atLimit = duringEpisodes(id, BUSY_EPISODES, () => unitsPerSecond(max.value), healthy);
  return {
    healthy: [{ ...id, at: healthy }],
    histories: [busyHistory(`${kind.toLowerCase()}s at the limit`, table, [atLimit], within)],
  };
}

function unitsPerSecond(units: number): readonly Sample[] {
  return [{ value: (units * 60) / REQUESTS, count: REQUESTS }];
}
