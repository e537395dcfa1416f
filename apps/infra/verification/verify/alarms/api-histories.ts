import type { Deployed, Deployment } from '../deployment/deployment';
import {
  BUSY_EPISODES,
  busyHistory,
  duringEpisodes,
  isUneven,
  whileUsed,
  type Component,
  type SamplesSince,
  type Samples,
} from './history';
import type { Metric, MetricId, Sample } from './metric';

/** The time within which somebody must know of requests that fail, or that are slow. */
const WITHIN = 15;

/** The requests of a busy minute, and those of them that readers get wrong, and that are slow. */
const REQUESTS = 300;
const WRONG_REQUESTS = 5;
const SLOW_REQUESTS = 1;

/** The requests of a minute that are rejected because they are far too many, or because no token is accepted. */
const REJECTED_REQUESTS = 1000;

/** Milliseconds that requests take. */
const QUICK = 200;
const SLOW = 10_000;

/** Returns what each HTTP API can suffer. */
export function apiComponents(deployment: Deployment): Component[] {
  return deployment.all('AWS::ApiGatewayV2::Api').map((api) => {
    const { serverErrors, clientErrors, latency, healthy } = answering(deployment, api);
    return {
      healthy,
      histories: [
        busyHistory('requests that fail', api, serverErrors, WITHIN),
        busyHistory('requests that are rejected', api, clientErrors, WITHIN),
        busyHistory('slow requests', api, latency, WITHIN),
      ],
    };
  });
}

/** The metrics of an API when some of its requests fail or are slow, and when it is healthy. */
export function answering(
  deployment: Deployment,
  api: Deployed,
): Record<'serverErrors' | 'clientErrors' | 'latency' | 'healthy', Metric[]> {
  const ids = (name: string) => metricsOf(deployment, api, name);
  const noErrors = whileUsed(() => requests(0, REQUESTS));
  const wrong = whileUsed(() => [...requests(1, WRONG_REQUESTS), ...requests(0, REQUESTS - WRONG_REQUESTS)]);
  const quick = whileUsed((minute) => (isUneven(minute) ? requests(SLOW, 2) : latencies(SLOW_REQUESTS)));
  const inEpisodes = (name: string, samples: SamplesSince, healthy: Samples) =>
    ids(name).map((id) => duringEpisodes(id, BUSY_EPISODES, samples, healthy));
  return {
    serverErrors: inEpisodes('5xx', () => [...requests(1, 1), ...requests(0, 1)], noErrors),
    clientErrors: inEpisodes('4xx', () => [...requests(1, REJECTED_REQUESTS), ...requests(0, REQUESTS)], wrong),
    latency: inEpisodes('Latency', () => latencies(REQUESTS / 10), quick),
    healthy: [
      ...ids('5xx').map((id) => ({ ...id, at: noErrors })),
      ...ids('4xx').map((id) => ({ ...id, at: wrong })),
      ...ids('Latency').map((id) => ({ ...id, at: quick })),
    ],
  };
}

/** API Gateway reports metrics of an API, and of each of its stages. */
function metricsOf(deployment: Deployment, api: Deployed, name: string): MetricId[] {
  const stages = deployment
    .all('AWS::ApiGatewayV2::Stage')
    .filter((stage) => api.isMeantBy(stage.value('ApiId')))
    .map((stage) => ({ ApiId: api.name, Stage: String(stage.value('StageName')) }));
  return [{ ApiId: api.name }, ...stages].map((dimensions) => ({ namespace: 'AWS/ApiGateway', name, dimensions }));
}

function latencies(slow: number): readonly Sample[] {
  return [...requests(SLOW, slow), ...requests(QUICK, REQUESTS - slow)];
}

function requests(value: number, count: number): readonly Sample[] {
  return [{ value, count }];
}
