import { TRADES_PREFIX } from '../../../src/ingestion-settings';
import { decide } from '../decisions/decide';
import { FOREIGN_ACCOUNT, service } from '../decisions/world';
import type { Location } from '../decisions/resolve';
import type { Deployed, Deployment } from '../deployment/deployment';
import { policyOf } from '../deployment/policies';
import { matches } from './event-pattern';
import { DELETION_TYPES, objectCreated, objectDeleted, REASONS } from './object-event';
import { problemIf } from './step';
import { switchProblems } from './switch';

const RULE = 'AWS::Events::Rule';

/** Keys that a trade file may have. */
const KEYS = ['x.csv', '2024/x.ndjson.gz', 'spot/BTC USDT é.parquet', 'a/b/c'].map((key) => `${TRADES_PREFIX}${key}`);

/** Keys of objects that are not trade files. */
const OTHER_KEYS = ['x.csv', 'exports/x.csv', 'other/trades/x.csv', TRADES_PREFIX.replace('/', '-x')];

/** Returns what keeps the bucket from sending an event for a new trade file. */
export function bucketProblems(deployment: Deployment): string[] {
  const bucket = deployment.named('AWS::S3::Bucket', `trades-${deployment.location.account}`);
  const isOn = bucket.value('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled') === true;
  return problemIf(!isOn, `the bucket does not send events to EventBridge (${bucket.label})`);
}

type EventOf = (location: Location, bucket: string, key: string) => object;

/** A rule that sends events of trade files to the queue. */
interface ObjectRule {
  /** The name without environment and region. */
  readonly name: string;
  /** The kind of trade files, as in "the event of a trade file". */
  readonly files: string;
  /** The events that the rule must match for a trade file. */
  readonly events: readonly EventOf[];
  /** Events of trade files that it must not match. */
  readonly others: readonly (readonly [what: string, event: EventOf])[];
}

const CREATED: readonly EventOf[] = REASONS.map(
  (reason) =>
    (...object) =>
      objectCreated(...object, reason),
);
const DELETED: readonly EventOf[] = DELETION_TYPES.map(
  (type) =>
    (...object) =>
      objectDeleted(...object, type),
);
const EXPIRED: EventOf = (...object) => objectDeleted(...object, 'Delete Marker Created', 'Lifecycle Expiration');

const RULES: readonly ObjectRule[] = [
  {
    name: 'trade-file-created',
    files: 'a trade file',
    events: CREATED,
    others: [['a deleted object', DELETED[0] as EventOf]],
  },
  {
    name: 'trade-file-deleted',
    files: 'a deleted trade file',
    events: DELETED,
    others: [
      ['a new object', CREATED[0] as EventOf],
      ['an expired object', EXPIRED],
    ],
  },
];

/** Returns what keeps the rules from passing the events of trade files, and only these. */
export function ruleProblems(deployment: Deployment): string[] {
  return RULES.flatMap((rule) => problemsOfRule(deployment, rule));
}

function problemsOfRule(deployment: Deployment, expected: ObjectRule): string[] {
  const bucket = deployment.named('AWS::S3::Bucket', `trades-${deployment.location.account}`).name;
  const rule = ruleOf(deployment, expected);
  const bus = rule.value('EventBusName');
  const pattern = rule.value('EventPattern');
  const { location } = deployment;
  const [key = ''] = KEYS;
  const [event] = expected.events as [EventOf];
  const missed = KEYS.flatMap((each) => expected.events.map((eventOf) => eventOf(location, bucket, each)));
  const others: readonly (readonly [what: string, event: object])[] = [
    ...OTHER_KEYS.map((each) => [`the object ${each}`, event(location, bucket, each)] as const),
    ['an object of another bucket', event(location, `${bucket}-2`, key)],
    ['an event of another source', { ...event(location, bucket, key), source: 'custom' }],
    ...expected.others.map(([what, eventOf]) => [what, eventOf(location, bucket, key)] as const),
  ];
  return [
    ...switchProblems(deployment, (rule.value('State') ?? 'ENABLED') === 'ENABLED', `the rule`, rule),
    ...problemIf(
      rule.value('ScheduleExpression') !== undefined,
      `the rule also sends events at times, which are no trade files (${rule.label})`,
    ),
    ...problemIf(!isDefaultBus(bus), `the rule is on another bus, ${JSON.stringify(bus)} (${rule.label})`),
    ...problemIf(
      !missed.every((each) => matches(pattern, each)),
      `the rule does not match the event of ${expected.files} (${rule.label})`,
    ),
    ...others
      .filter(([, each]) => matches(pattern, each))
      .map(([what]) => `the rule also matches ${what} (${rule.label})`),
  ];
}

/** Returns what keeps the rules from sending the events to the queue, or lets others send. */
export async function targetProblems(deployment: Deployment): Promise<string[]> {
  const problems = await Promise.all(RULES.map((rule) => problemsOfTarget(deployment, ruleOf(deployment, rule))));
  return problems.flat();
}

async function problemsOfTarget(deployment: Deployment, rule: Deployed): Promise<string[]> {
  const queue = deployment.named('AWS::SQS::Queue', 'trade-files');
  const deadLetters = deployment.named('AWS::SQS::Queue', 'trade-files-dead-letters');
  const target = rule.list('Targets').find((each) => queue.isMeantBy(targetArn(each)));
  if (!target) return [`the rule has another target than the queue (${rule.label})`];
  const { Arn: _arn, Id: _id, DeadLetterConfig, RetryPolicy, ...rest } = target as Record<string, unknown>;
  const { MaximumRetryAttempts: attempts = 185, MaximumEventAgeInSeconds: age = 86_400 } = (RetryPolicy ??
    {}) as Record<string, number>;
  return [
    ...problemIf(
      Object.keys(rest).length > 0,
      `the target has ${Object.keys(rest).join(', ')}, so the event does not arrive as S3 sends it (${rule.label})`,
    ),
    ...problemIf(
      !deadLetters.isMeantBy((DeadLetterConfig as { Arn?: unknown } | undefined)?.Arn),
      `events that cannot be sent do not go to the dead-letter queue (${rule.label})`,
    ),
    ...problemIf(!(attempts >= 3 && age >= 900), `the target gives up too early (${rule.label})`),
    ...(await sendProblems(deployment, rule, queue)),
    ...(await sendProblems(deployment, rule, deadLetters)),
  ];
}

/** A rule that sends to the queue may send to it, and no other caller. */
async function sendProblems(deployment: Deployment, rule: Deployed, queue: Deployed): Promise<string[]> {
  const { account } = deployment.location;
  const resourcePolicy = policyOf(deployment, queue);
  const maySend = async (sourceArn: string, principal = 'events', owner = account) =>
    (await decide(
      { caller: service(principal, sourceArn, owner), action: 'sqs:SendMessage', resource: queue.arn, resourcePolicy },
      account,
    )) === 'allowed';
  return [
    ...problemIf(!(await maySend(rule.arn)), `the policy of the queue does not let the rule send (${queue.label})`),
    ...problemIf(await maySend(`${rule.arn}-2`), `the policy of the queue lets another rule send (${queue.label})`),
    ...problemIf(
      await maySend(rule.arn.replace(account, FOREIGN_ACCOUNT), 'events', FOREIGN_ACCOUNT),
      `the policy of the queue lets a rule of another account send (${queue.label})`,
    ),
    ...problemIf(await maySend(rule.arn, 'sns'), `the policy of the queue lets another service send (${queue.label})`),
  ];
}

/**
 * The rule with a name, or one without the name of another rule that sends to the queue.
 *
 * @throws Error if the templates have no such resource
 */
function ruleOf(deployment: Deployment, { name }: ObjectRule): Deployed {
  const queue = deployment.named('AWS::SQS::Queue', 'trade-files');
  const rules = deployment.all(RULE);
  const names = RULES.map((each) => deployment.nameOf(each.name));
  const found =
    rules.find((rule) => rule.name === deployment.nameOf(name)) ??
    rules.find(
      (rule) => !names.includes(rule.name) && rule.list('Targets').some((target) => queue.isMeantBy(targetArn(target))),
    );
  if (!found) throw new Error(`no rule ${name} sends to the queue`);
  return found;
}

function targetArn(target: unknown): unknown {
  return (target as { Arn?: unknown } | null)?.Arn;
}

function isDefaultBus(bus: unknown): boolean {
  return bus === undefined || bus === 'default' || (typeof bus === 'string' && bus.endsWith(':event-bus/default'));
}
