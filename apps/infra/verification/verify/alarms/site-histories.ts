import type { Deployment } from '../deployment/deployment';
import { BUSY_EPISODES, busyHistory, duringEpisodes, isUneven, whileUsed, type Component } from './history';
import { once } from './metric';

/** The only region with metrics of CloudFront. */
const REGION = 'us-east-1';

/** The time within which somebody must know that visitors get errors. */
const WITHIN = 15;

/** The percentage of requests that fail when something is wrong, and in a single minute of every day. */
const FAILING = 50;
const UNEVEN = 10;

/** Returns what each distribution of CloudFront can suffer. */
export function siteComponents(deployment: Deployment): Component[] {
  // A standby elsewhere has no metrics of its page (decision 44).
  if (deployment.region.primary && deployment.location.region !== REGION) return [];
  return deployment.all('AWS::CloudFront::Distribution').map((distribution) => {
    const { region } = deployment.location;
    const id = {
      namespace: region === REGION ? 'AWS/CloudFront' : `AWS/CloudFront in ${REGION}`,
      name: '5xxErrorRate',
      dimensions: { DistributionId: distribution.name, Region: 'Global' },
    };
    const healthy = whileUsed((minute) => once(isUneven(minute) ? UNEVEN : 0));
    return {
      healthy: [{ ...id, at: healthy }],
      histories: [
        busyHistory(
          'failing visits',
          distribution,
          [duringEpisodes(id, BUSY_EPISODES, () => once(FAILING), healthy)],
          WITHIN,
        ),
      ],
    };
  });
}
