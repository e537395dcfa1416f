import { valueAt } from '@trading/template';
import type { Deployed, Deployment } from '../deployment/deployment';
import { BUSY_EPISODES, busyHistory, duringEpisodes, isUneven, whileUsed, type Component } from './history';
import { HOUR, once, type Metric, type MetricId } from './metric';
import { tablesOf } from './table-histories';

/** The time within which somebody must know that the other region does not get what is written. */
const WITHIN = HOUR / 2;

/** Seconds that a healthy replication of objects takes, usually and in a burst, and one that lags. */
const OBJECT_SECONDS = { healthy: 30, burst: 600, late: HOUR * 60 } as const;

/** Milliseconds that a healthy replication of items takes, usually and in a burst, and one that lags. */
const ITEM_MILLISECONDS = { healthy: 1_000, burst: 90_000, late: 600_000 } as const;

/**
 * Returns what the replication of each bucket can suffer. One without rules replicates nothing. For everything else, what uses a bucket
 * fails, or a message returns to its queue.
 */
export function bucketComponents(deployment: Deployment): Component[] {
  return deployment
    .all('AWS::S3::Bucket')
    .filter((bucket) => bucket.value('ReplicationConfiguration') !== undefined)
    .flatMap((bucket) => {
      const rules = bucket.list('ReplicationConfiguration.Rules');
      return (rules.length === 0 ? [undefined] : rules).map((rule) => replicationOf(bucket, rule));
    });
}

function replicationOf(bucket: Deployed, rule: unknown): Component {
  const destination = String(valueAt(rule, 'Destination.Bucket')).split(':').at(-1) as string;
  const dimensions = {
    SourceBucket: bucket.name,
    DestinationBucket: destination,
    RuleId: String(valueAt(rule, 'Id')),
  };
  const id = (name: string): MetricId => ({ namespace: 'AWS/S3', name, dimensions });
  const none = whileUsed(() => once(0));
  const failures = id('OperationsFailedReplication');
  const failing = duringEpisodes(failures, BUSY_EPISODES, () => once(1), none);
  const lag = lagOf(id('ReplicationLatency'), OBJECT_SECONDS);
  return {
    healthy: [{ ...failures, at: none }, lag.healthy],
    histories: [
      busyHistory('objects that are not replicated', bucket, [failing], WITHIN),
      busyHistory('objects that are replicated late', bucket, [lag.late], WITHIN),
    ],
  };
}

/** Returns what the replica of the table in the other region can suffer. */
export function replicaComponents(deployment: Deployment): Component[] {
  const { counterpart } = deployment.region;
  if (!counterpart) return [];
  return tablesOf(deployment).map((table) => {
    const dimensions = { TableName: table.name, ReceivingRegion: counterpart.place.region };
    const lag = lagOf({ namespace: 'AWS/DynamoDB', name: 'ReplicationLatency', dimensions }, ITEM_MILLISECONDS);
    return {
      healthy: [lag.healthy],
      histories: [busyHistory('items that are replicated late', table, [lag.late], WITHIN)],
    };
  });
}

function lagOf(
  id: MetricId,
  { healthy, burst, late }: Readonly<Record<'healthy' | 'burst' | 'late', number>>,
): { readonly healthy: Metric; readonly late: Metric } {
  const usual = whileUsed((minute) => once(isUneven(minute) ? burst : healthy));
  return { healthy: { ...id, at: usual }, late: duringEpisodes(id, BUSY_EPISODES, () => once(late), usual) };
}
