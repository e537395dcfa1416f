import type { Deployed, Deployment } from '../deployment/deployment';
import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import { MAX_EVENT_BYTES } from './object-event';
import { problemIf } from './step';

const DAY = 86_400;

/** The defaults of SQS, in seconds. */
const DEFAULT_RETENTION = 4 * DAY;
const DEFAULT_VISIBILITY = 30;

/** AWS recommends that messages stay invisible for six times the timeout of the function. */
const ATTEMPTS_IN_VISIBILITY = 6;

/** A queue outlives a long weekend on which nobody mends the function. */
const MIN_RETENTION = 4 * DAY;

/** Days that remain to look at a dead letter, even if it was moved at the end of its time in the queue. */
const MIN_REMAINING = 4 * DAY;

/** AWS recommends at least five receives, because throttled attempts count. More than twenty only delay the alarm. */
const RECEIVES = { min: 3, max: 20 } as const;

/** A delay up to this is not noticed. */
const MAX_DELAY = 60;

/** Returns what keeps messages from staying in the queue until the function has processed them. */
export async function queueProblems(deployment: Deployment): Promise<string[]> {
  const { queue, lambda } = resourcesOf(deployment);
  const visibility = queue.number('VisibilityTimeout', DEFAULT_VISIBILITY);
  const needed = ATTEMPTS_IN_VISIBILITY * lambda.number('Timeout', 3);
  const retention = queue.number('MessageRetentionPeriod', DEFAULT_RETENTION);
  return [
    ...problemIf(
      !(visibility >= needed),
      `messages are invisible for ${visibility} s, which is shorter than six attempts of the function, ${needed} s (${queue.label})`,
    ),
    ...problemIf(!(retention >= MIN_RETENTION), `messages expire after ${retention} s (${queue.label})`),
    ...(await storageProblems(deployment, queue)),
  ];
}

/** Returns what keeps failed messages from the dead-letter queue, or from staying there long enough. */
export async function deadLetterProblems(deployment: Deployment): Promise<string[]> {
  const { queue, deadLetters } = resourcesOf(deployment);
  const target = queue.value('RedrivePolicy.deadLetterTargetArn');
  const receives = queue.number('RedrivePolicy.maxReceiveCount');
  const retention = queue.number('MessageRetentionPeriod', DEFAULT_RETENTION);
  const kept = deadLetters.number('MessageRetentionPeriod', DEFAULT_RETENTION);
  const attempts = receives * queue.number('VisibilityTimeout', DEFAULT_VISIBILITY);
  return [
    ...problemIf(!deadLetters.isMeantBy(target), `failed messages do not go to the dead-letter queue (${queue.label})`),
    ...problemIf(
      !(receives >= RECEIVES.min && receives <= RECEIVES.max),
      `a message is received ${receives} times before it counts as failed, expected: ${RECEIVES.min} to ${RECEIVES.max} (${queue.label})`,
    ),
    ...problemIf(attempts > retention, `messages expire before they count as failed (${queue.label})`),
    ...problemIf(
      !(kept >= retention + MIN_REMAINING),
      `dead letters are kept ${kept} s after they were first sent, of which up to ${retention} s pass in the queue (${deadLetters.label})`,
    ),
    ...redriveProblems(queue, deadLetters),
    ...(await storageProblems(deployment, deadLetters)),
  ];
}

/** The dead-letter queue accepts messages of this queue, and of no other. */
function redriveProblems(queue: Deployed, deadLetters: Deployed): string[] {
  const permission = deadLetters.value('RedriveAllowPolicy.redrivePermission') ?? 'allowAll';
  const sources = deadLetters.list('RedriveAllowPolicy.sourceQueueArns');
  const isAllowed = permission === 'allowAll' || (permission === 'byQueue' && sources.includes(queue.arn));
  const others = permission === 'byQueue' ? sources.filter((source) => source !== queue.arn) : [];
  return [
    ...problemIf(!isAllowed, `the dead-letter queue does not accept messages of the queue (${deadLetters.label})`),
    ...problemIf(
      permission === 'allowAll',
      `the dead-letter queue accepts messages of every queue (${deadLetters.label})`,
    ),
    ...others.map((other) => `the dead-letter queue accepts messages of ${String(other)} (${deadLetters.label})`),
  ];
}

/** The obstacles that keep EventBridge from storing an event in a queue. */
async function storageProblems(deployment: Deployment, queue: Deployed): Promise<string[]> {
  const delay = queue.number('DelaySeconds', 0);
  const size = queue.number('MaximumMessageSize', Infinity);
  return [
    ...problemIf(!(delay <= MAX_DELAY), `messages are delayed by ${delay} s (${queue.label})`),
    ...problemIf(!(size >= MAX_EVENT_BYTES), `messages may have only ${size} bytes (${queue.label})`),
    ...problemIf(
      queue.value('FifoQueue') === true,
      `the queue is FIFO, so it needs groups that events do not have (${queue.label})`,
    ),
    ...(await keyProblems(deployment, queue)),
  ];
}

/** EventBridge encrypts messages itself, for which it needs the key of the queue. */
async function keyProblems(deployment: Deployment, queue: Deployed): Promise<string[]> {
  const id = queue.value('KmsMasterKeyId');
  if (id === undefined) return [];
  const key = deployment.meant('AWS::KMS::Key', id);
  const decision = await decide(
    {
      caller: service('events', queue.arn),
      action: 'kms:GenerateDataKey',
      resource: key.arn,
      resourcePolicy: key.value('KeyPolicy') as object,
    },
    deployment.location.account,
  );
  return problemIf(decision !== 'allowed', `EventBridge may not use the key of the queue (${queue.label})`);
}

function resourcesOf(deployment: Deployment): Record<'queue' | 'deadLetters' | 'lambda', Deployed> {
  return {
    queue: deployment.named('AWS::SQS::Queue', 'trade-files'),
    deadLetters: deployment.named('AWS::SQS::Queue', 'trade-files-dead-letters'),
    lambda: deployment.named('AWS::Lambda::Function', 'data-processor'),
  };
}
