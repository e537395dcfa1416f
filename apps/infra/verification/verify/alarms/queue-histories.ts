import type { Deployed, Deployment } from '../deployment/deployment';
import {
  BUSY_EPISODES,
  busyHistory,
  duringEpisodes,
  isBusy,
  isNight,
  isUneven,
  type Component,
  type Samples,
} from './history';
import { HOUR, MISSING, once, type MetricId } from './metric';

/** SQS reports the metrics of a queue for some hours after it was last used. */
const REPORTED_WHILE_IDLE = 6 * HOUR;

/** The time within which somebody must know of a message that failed. */
const DEAD_LETTER_WITHIN = 15;

/** A message of a healthy queue waits for some seconds, and for ten minutes after a burst. */
const HEALTHY_AGE = 30;
const BURST_AGE = 600;

/** Returns what each queue can suffer. */
export function queueComponents(deployment: Deployment): Component[] {
  const receiving = deployment
    .all('AWS::SQS::Queue')
    .map((queue) => queue.value('RedrivePolicy.deadLetterTargetArn'))
    .concat(deployment.all('AWS::Events::Rule').flatMap(deadLetterTargets))
    .concat(deployment.all('AWS::Lambda::Function').map((lambda) => lambda.value('DeadLetterConfig.TargetArn')));
  return deployment
    .all('AWS::SQS::Queue')
    .map((queue) => (receiving.some((arn) => queue.isMeantBy(arn)) ? deadLetters(queue) : waiting(deployment, queue)));
}

/** The queues for the events that a rule could not deliver. */
export function deadLetterTargets(rule: Deployed): unknown[] {
  const targets = rule.list('Targets') as readonly { readonly DeadLetterConfig?: { readonly Arn?: unknown } }[];
  return targets.map(({ DeadLetterConfig }) => DeadLetterConfig?.Arn);
}

function waiting({ settings }: Deployment, queue: Deployed): Component {
  const healthyAge = whileReported((minute) => once(isUneven(minute) ? BURST_AGE : HEALTHY_AGE));
  const healthyNumber = whileReported(() => once(1));
  const age = metricOf(queue, 'ApproximateAgeOfOldestMessage');
  const number = metricOf(queue, 'ApproximateNumberOfMessagesVisible');
  return {
    healthy: [
      { ...age, at: healthyAge },
      { ...number, at: healthyNumber },
    ],
    histories: [
      busyHistory(
        'a standing queue',
        queue,
        [
          duringEpisodes(age, BUSY_EPISODES, (minute, since) => once((minute - since) * 60), healthyAge),
          duringEpisodes(number, BUSY_EPISODES, (minute, since) => once(minute - since), healthyNumber),
        ],
        // As soon as bars are promised, somebody must know that messages wait.
        settings.load.barsWithin.toMinutes(),
      ),
    ],
  };
}

/** Messages that SQS itself moves do not count as sent. */
function deadLetters(queue: Deployed): Component {
  const healthy: Samples = (minute) => (isBusy(minute) ? once(0) : MISSING);
  const number = metricOf(queue, 'ApproximateNumberOfMessagesVisible');
  const lasts = REPORTED_WHILE_IDLE + 2 * HOUR;
  const [{ from }] = BUSY_EPISODES as [(typeof BUSY_EPISODES)[0]];
  const episodes = [
    { from, to: from + lasts },
    { from: from + lasts + 2 * HOUR, to: from + 2 * lasts + 2 * HOUR },
  ];
  return {
    healthy: [{ ...number, at: healthy }],
    histories: [
      {
        name: `a dead letter (${queue.label})`,
        metrics: [
          duringEpisodes(
            number,
            episodes,
            (minute, since) => (minute - since < REPORTED_WHILE_IDLE ? once(1) : MISSING),
            // Whoever removes the letters uses the queue.
            () => once(0),
          ),
        ],
        episodes,
        within: DEAD_LETTER_WITHIN,
        lasts,
      },
    ],
  };
}

function metricOf(queue: Deployed, name: string): MetricId {
  return { namespace: 'AWS/SQS', name, dimensions: { QueueName: queue.name } };
}

/** Samples of a queue that is used during the day. Then it is empty, and at night SQS reports nothing. */
function whileReported(used: Samples): Samples {
  return (minute) => (isBusy(minute) ? used(minute) : isNight(minute) ? MISSING : once(0));
}
