import type { Deployed, Deployment } from '../deployment/deployment';
import { definitionTextOf, stateMachinesOf } from '../deployment/state-machines';
import { answering } from './api-histories';
import {
  BUSY_EPISODES,
  busyHistory,
  duringEpisodes,
  FIRST_DAY,
  isUneven,
  timeOfDay,
  whileUsed,
  type Component,
  type Episode,
  type History,
  type Samples,
} from './history';
import { DAY, HOUR, MISSING, once, type Metric, type MetricId, type Sample } from './metric';
import { dueTimes } from './schedule-times';

/** The default of Lambda, in seconds. */
const DEFAULT_TIMEOUT = 3;

/** The time within which somebody must know of failures. */
const WITHIN = 15;

/** The time within which somebody must know that a function of every day does not run: the next day, at noon. */
const NOT_RUN_WITHIN = DAY + 12 * HOUR;

/** Minutes between two failures. A function that fails may be invoked seldom. */
const BETWEEN_FAILURES = 5;

/** The shares of its timeout that a function needs when it is healthy, and when it is too slow. */
const HEALTHY_SHARE = 0.1;
const SLOW_SHARE = 0.9;

/**
 * Milliseconds before its timeout at which a function of a queue or a state machine hands a long file over when it is healthy, and at which it still
 * runs when it is too slow.
 */
const HANDS_OVER_BEFORE = 10_000;
const OVERRUNS_BEFORE = 1_000;

/** Returns what each function can suffer, by who invokes it. */
export function functionComponents(deployment: Deployment): Component[] {
  return deployment.all('AWS::Lambda::Function').map((lambda) => {
    const schedule = deployment
      .all('AWS::Scheduler::Schedule')
      .find((each) => lambda.isMeantBy(each.value('Target.Arn')));
    if (!schedule) return invoked(deployment, lambda);
    const component = scheduled(lambda, dueTimes(schedule.value('ScheduleExpression')));
    if (schedule.value('State') !== 'DISABLED') return component;
    // Somebody starts the function in a region that stands by, or nobody does.
    const [failing] = component.histories as [History];
    return { ...component, histories: [failing] };
  });
}

/** The API that a function answers. */
function apiBefore(deployment: Deployment, lambda: Deployed): Deployed | undefined {
  const integration = deployment
    .all('AWS::ApiGatewayV2::Integration')
    .find((each) => lambda.isMeantBy(each.value('IntegrationUri')));
  return integration && deployment.meant('AWS::ApiGatewayV2::Api', integration.value('ApiId'));
}

/** A function that is invoked throughout the day. If an API invokes it, its failures are answers of the API. */
function invoked(deployment: Deployment, lambda: Deployed): Component {
  const { healthy, errors, throttles, duration } = metricsOf(lambda, handsOver(deployment, lambda));
  const api = apiBefore(deployment, lambda);
  const { serverErrors, latency } = api ? answering(deployment, api) : { serverErrors: [], latency: [] };
  return {
    healthy,
    histories: [
      busyHistory('a failing function', lambda, [errors, ...serverErrors], WITHIN),
      busyHistory('a throttled function', lambda, [throttles, ...serverErrors], WITHIN),
      busyHistory('a slow function', lambda, [duration, ...latency], WITHIN),
    ],
  };
}

/** A function of a queue or a state machine hands a file over to its next attempt before its timeout. */
function handsOver(deployment: Deployment, lambda: Deployed): boolean {
  const mappings = deployment.all('AWS::Lambda::EventSourceMapping');
  return (
    mappings.some((mapping) => lambda.isMeantBy(mapping.value('FunctionName'))) ||
    stateMachinesOf(deployment).some((machine) => definitionTextOf(machine).includes(`"${lambda.arn}"`))
  );
}

function metricsOf(
  lambda: Deployed,
  isHandedOver: boolean,
): Record<'errors' | 'throttles' | 'duration', Metric> & { healthy: Metric[] } {
  const timeout = lambda.number('Timeout', DEFAULT_TIMEOUT) * 1000;
  const slow = isHandedOver ? timeout - OVERRUNS_BEFORE : SLOW_SHARE * timeout;
  const longest = isHandedOver ? timeout - HANDS_OVER_BEFORE : HEALTHY_SHARE * timeout;
  const [errors, throttles, duration, invocations] = ['Errors', 'Throttles', 'Duration', 'Invocations'].map((name) =>
    metricOf(lambda, name),
  ) as [MetricId, MetricId, MetricId, MetricId];
  const none = whileUsed(() => once(0));
  const burst = whileUsed((minute) => once(isUneven(minute) ? 1 : 0));
  const quick = whileUsed((minute) => once(isUneven(minute) ? longest : HEALTHY_SHARE * timeout));
  return {
    healthy: [
      { ...errors, at: none },
      { ...throttles, at: burst },
      { ...duration, at: quick },
      { ...invocations, at: whileUsed(() => once(1)) },
    ],
    errors: duringEpisodes(
      errors,
      BUSY_EPISODES,
      (minute, since) => ((minute - since) % BETWEEN_FAILURES === 0 ? some(1, 0) : MISSING),
      none,
    ),
    throttles: duringEpisodes(throttles, BUSY_EPISODES, () => some(1, 0), burst),
    duration: duringEpisodes(duration, BUSY_EPISODES, () => some(slow, HEALTHY_SHARE * timeout), quick),
  };
}

/** A function that a schedule starts. The next run continues what one could not do. */
function scheduled(lambda: Deployed, times: readonly number[]): Component {
  const first = Math.min(...times);
  const last = Math.max(...times);
  const [errors, throttles, invocations] = ['Errors', 'Throttles', 'Invocations'].map((name) =>
    metricOf(lambda, name),
  ) as [MetricId, MetricId, MetricId];
  const whenDue =
    (samples: Samples): Samples =>
    (minute) =>
      times.includes(timeOfDay(minute)) ? samples(minute) : MISSING;
  const oneFailure = whenDue((minute) => once(timeOfDay(minute) === first && times.length > 1 ? 1 : 0));
  const runs = whenDue(() => once(1));
  const noThrottles = whenDue(() => once(0));
  const days = [0, 1].map((day): Episode => ({
    from: FIRST_DAY + day * DAY + first,
    to: FIRST_DAY + day * DAY + last + 1,
  }));
  const stopped: readonly Episode[] = [{ from: FIRST_DAY + first, to: FIRST_DAY + 3 * DAY }];
  const noRuns = duringEpisodes(invocations, stopped, () => MISSING, runs);
  return {
    healthy: [
      { ...errors, at: oneFailure },
      { ...invocations, at: runs },
      { ...throttles, at: noThrottles },
    ],
    histories: [
      {
        name: `failing runs (${lambda.label})`,
        metrics: [
          duringEpisodes(
            errors,
            days,
            whenDue(() => once(1)),
            oneFailure,
          ),
        ],
        episodes: days,
        within: Math.max(WITHIN, last - first),
      },
      { name: `no invocation (${lambda.label})`, metrics: [noRuns], episodes: stopped, within: NOT_RUN_WITHIN },
      {
        name: `a throttled function (${lambda.label})`,
        metrics: [
          noRuns,
          duringEpisodes(
            throttles,
            stopped,
            whenDue(() => once(1)),
            noThrottles,
          ),
        ],
        episodes: stopped,
        within: NOT_RUN_WITHIN,
      },
    ],
  };
}

function metricOf(lambda: Deployed, name: string): MetricId {
  return { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: lambda.name } };
}

/** An invocation of each kind. */
function some(...values: readonly number[]): readonly Sample[] {
  return values.map((value) => ({ value, count: 1 }));
}
