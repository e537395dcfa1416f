import { SECONDS_FROM_UPLOAD } from '../../../src/ingestion-settings';
import type { Deployment } from '../deployment/deployment';
import { BUSY_EPISODES, busyHistory, duringEpisodes, isUneven, whileUsed, type Component } from './history';
import { once, type MetricId } from './metric';

/** The time within which somebody must know of bars that came late. */
const WITHIN = 15;

/** The share of the promised time that bars take when all is well. In the busiest minutes, they take all of it. */
const HEALTHY_SHARE = 0.1;

/** The share of the promised time that late bars take. */
const LATE_SHARE = 1.1;

/** Returns what the way from an upload to its bars can suffer, if the templates have the function that reports it. */
export function lateBarsComponents(deployment: Deployment): Component[] {
  const barsWithin = deployment.settings.load.barsWithin.toSeconds();
  const healthy = whileUsed((minute) => once((isUneven(minute) ? 1 : HEALTHY_SHARE) * barsWithin));
  const { namespace, metricName: name, dimensionsMap: dimensions } = SECONDS_FROM_UPLOAD;
  const id: MetricId = { namespace, name, dimensions };
  return deployment
    .all('AWS::Lambda::Function')
    .filter((lambda) => lambda.name === deployment.nameOf('data-processor'))
    .map((lambda) => ({
      healthy: [{ ...id, at: healthy }],
      histories: [
        busyHistory(
          'late bars',
          lambda,
          [
            duringEpisodes(
              id,
              BUSY_EPISODES,
              () => [
                { value: LATE_SHARE * barsWithin, count: 1 },
                { value: HEALTHY_SHARE * barsWithin, count: 1 },
              ],
              healthy,
            ),
          ],
          WITHIN,
        ),
      ],
    }));
}
