import { KNOWN_NAMES } from '../../../src/names/known-names';
import type { Deployed, Deployment } from '../deployment/deployment';
import { loadPolicy } from '../strangers/loaded-policy';
import { isAllowed } from '../strangers/question';
import { service, type Stranger } from '../strangers/stranger';

const TOPIC = 'AWS::SNS::Topic';

/** The actions on a key that CloudWatch needs to send an alarm to an encrypted topic. */
const KEY_ACTIONS = ['kms:GenerateDataKey', 'kms:Decrypt'];

/**
 * Returns why nobody would be told of an alarm. None if one of its actions reaches a topic of the environment.
 *
 * A topic outside the templates must be a known name of the environment. Its owner decides about its policy.
 */
export function recipientProblems(deployment: Deployment, alarm: Deployed): string[] {
  if (!isEnabled(alarm)) return ['its actions are disabled'];
  const actions = alarm.list('AlarmActions');
  if (actions.length === 0) return ['it has no actions'];
  const problems = actions.map((action) => actionProblems(deployment, alarm, action));
  return problems.some((each) => each.length === 0) ? [] : problems.flat();
}

function isEnabled(alarm: Deployed): boolean {
  return alarm.text('ActionsEnabled') !== 'false';
}

function actionProblems(deployment: Deployment, alarm: Deployed, action: unknown): string[] {
  const topic = deployment.all(TOPIC).find((each) => each.isMeantBy(action));
  if (topic) return topicProblems(deployment, alarm, topic);
  const [, , product, region, account] = String(action).split(':');
  const { location, environment } = deployment;
  if (product !== 'sns') return [`${String(action)} is not a topic that the model knows`];
  if (region !== location.region) return [`CloudWatch does not reach another region: ${String(action)}`];
  if (account !== location.account) return [`${String(action)} is in another account`];
  if (!KNOWN_NAMES[environment].some(({ name }) => name === action)) {
    return [`${String(action)} is neither in the templates nor known`];
  }
  return [];
}

/** Returns what keeps CloudWatch from sending an alarm to a topic of the templates. */
function topicProblems(deployment: Deployment, alarm: Deployed, topic: Deployed): string[] {
  const { account, region } = deployment.location;
  const name = alarm.text('AlarmName') ?? alarm.id;
  const cloudWatch = service('cloudwatch.amazonaws.com', {
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`,
  });
  const arn = `arn:aws:sns:${region}:${account}:${topic.text('TopicName') ?? topic.id}`;
  const policies = deployment
    .all('AWS::SNS::TopicPolicy')
    .filter((policy) => policy.list('Topics').some((each) => topic.isMeantBy(each)))
    .map((policy) => withArn(policy.value('PolicyDocument') as object, topic, arn));
  const mayPublish = policies.some((policy) => may(cloudWatch, 'sns:Publish', arn, account, policy));
  return [
    ...(mayPublish ? [] : [`no policy lets CloudWatch publish to the topic (${topic.label})`]),
    ...keyProblems(deployment, topic, cloudWatch),
  ];
}

function keyProblems(deployment: Deployment, topic: Deployed, cloudWatch: Stranger): string[] {
  const id = topic.text('KmsMasterKeyId');
  if (id === undefined) return [];
  const key = deployment.all('AWS::KMS::Key').find((each) => each.isMeantBy(id));
  if (!key) return [`CloudWatch may not use the key ${id} of the topic (${topic.label})`];
  const policy = key.value('KeyPolicy') as object;
  const { account } = deployment.location;
  return KEY_ACTIONS.every((action) => may(cloudWatch, action, key.arn, account, policy))
    ? []
    : [`CloudWatch may not use the key of the topic (${topic.label})`];
}

function may(stranger: Stranger, action: string, resource: string, account: string, policy: object): boolean {
  return isAllowed({ stranger, action, resource, account, resourcePolicy: loadPolicy('resource', policy) });
}

/** A reference to a topic is its ARN. */
function withArn(policy: object, topic: Deployed, arn: string): object {
  return JSON.parse(JSON.stringify(policy).replaceAll(JSON.stringify(topic.name), JSON.stringify(arn))) as object;
}
