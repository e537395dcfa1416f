import type { Deployment } from '../deployment/deployment';
import { BUSY_EPISODES, duringEpisodes, type Component } from './history';
import { MISSING, once } from './metric';
import { deadLetterTargets } from './queue-histories';

/** The time within which somebody must know that events are not delivered. */
const WITHIN = 15;

/** Returns what each rule can suffer whose events have no dead-letter queue: others are dead letters when they fail. */
export function ruleComponents(deployment: Deployment): Component[] {
  const queues = deployment.all('AWS::SQS::Queue');
  return deployment
    .all('AWS::Events::Rule')
    .filter((rule) => !deadLetterTargets(rule).every((arn) => queues.some((queue) => queue.isMeantBy(arn))))
    .map((rule) => {
      const id = {
        namespace: 'AWS/Events',
        name: 'FailedInvocations',
        dimensions: { RuleName: rule.name },
      };
      return {
        healthy: [{ ...id, at: () => MISSING }],
        histories: [
          {
            name: `events that are not delivered (${rule.label})`,
            metrics: [
              duringEpisodes(
                id,
                BUSY_EPISODES,
                () => once(1),
                () => MISSING,
              ),
            ],
            episodes: BUSY_EPISODES,
            within: WITHIN,
          },
        ],
      };
    });
}
