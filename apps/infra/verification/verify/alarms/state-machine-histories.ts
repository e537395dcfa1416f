import type { Deployed, Deployment } from '../deployment/deployment';
import { mapOf, stateMachinesOf } from '../deployment/state-machines';
import { BUSY_EPISODES, busyHistory, duringEpisodes, whileUsed, type Component, type History } from './history';
import { MISSING, once, type Metric, type MetricId } from './metric';

/** The time within which somebody must know of failures. */
const WITHIN = 15;

/** Minutes between two failures. */
const BETWEEN_FAILURES = 5;

/** Returns what each state machine can suffer, with the executions that its map starts. */
export function stateMachineComponents(deployment: Deployment): Component[] {
  return stateMachinesOf(deployment).map((machine) => {
    const label = mapOf(machine)?.Label ?? 'without a label';
    const failures = [
      failing('failing executions', machine, { name: 'ExecutionsFailed', of: machine.arn }),
      failing('executions without an end', machine, { name: 'ExecutionsTimedOut', of: machine.arn }),
      failing('failing items', machine, { name: 'ExecutionsFailed', of: `${machine.arn}/${label}` }),
    ];
    const throttled = throttledItems(machine, { name: 'ExecutionThrottled', of: `${machine.arn}/${label}` });
    const all = [...failures, throttled];
    return { healthy: all.map(({ healthy }) => healthy), histories: all.map(({ history }) => history) };
  });
}

interface Suffering {
  readonly healthy: Metric;
  readonly history: History;
}

/** A metric of a state machine, or of the executions of its items. */
interface StatesMetric {
  readonly name: string;
  /** The ARN of the dimension. */
  readonly of: string;
}

/** One failure in some minutes, and nothing between. */
function failing(problem: string, machine: Deployed, metric: StatesMetric): Suffering {
  return suffering(problem, machine, metric, (minute, since) =>
    (minute - since) % BETWEEN_FAILURES === 0 ? once(1) : MISSING,
  );
}

/** Items that are delayed in every minute. */
function throttledItems(machine: Deployed, metric: StatesMetric): Suffering {
  return suffering('throttled items', machine, metric, () => once(1));
}

function suffering(
  problem: string,
  machine: Deployed,
  { name, of }: StatesMetric,
  inEpisode: Parameters<typeof duringEpisodes>[2],
): Suffering {
  const id: MetricId = { namespace: 'AWS/States', name, dimensions: { StateMachineArn: of } };
  const none = whileUsed(() => once(0));
  const metric = duringEpisodes(id, BUSY_EPISODES, inEpisode, none);
  return { healthy: { ...id, at: none }, history: busyHistory(problem, machine, [metric], WITHIN) };
}
