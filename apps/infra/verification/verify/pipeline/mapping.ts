import { decide } from '../decisions/decide';
import type { Deployment } from '../deployment/deployment';
import { policyOf, sessionOf } from '../deployment/policies';
import { problemIf } from './step';
import { switchProblems } from './switch';

/** Lambda starts with this many pollers of a queue, unless the mapping sets a maximum. */
const FIRST_POLLERS = 5;

/** The batch size of Lambda for queues, unless the mapping sets one. */
const DEFAULT_BATCH = 10;

/** A file may take as long as the function runs, so a batch has one file. */
const BATCH = 1;

const CONSUME = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Returns what keeps Lambda from invoking the function with the messages of the queue. */
export async function mappingProblems(deployment: Deployment): Promise<string[]> {
  const queue = deployment.named('AWS::SQS::Queue', 'trade-files');
  const lambda = deployment.named('AWS::Lambda::Function', 'data-processor');
  const mappings = deployment.all('AWS::Lambda::EventSourceMapping');
  const mapping = mappings.find(
    (each) => queue.isMeantBy(each.value('EventSourceArn')) && lambda.isMeantBy(each.value('FunctionName')),
  );
  if (!mapping) return ['no event source mapping connects the queue with the function'];
  const visibility = queue.number('VisibilityTimeout', 30);
  const window = mapping.number('MaximumBatchingWindowInSeconds', 0);
  const batch = mapping.number('BatchSize', DEFAULT_BATCH);
  const pollers = mapping.number('ScalingConfig.MaximumConcurrency', FIRST_POLLERS);
  const reserved = lambda.number('ReservedConcurrentExecutions', Infinity);
  return [
    ...switchProblems(deployment, (mapping.value('Enabled') ?? true) === true, 'the mapping', mapping),
    ...problemIf(
      mapping.list('FilterCriteria.Filters').length > 0 || mapping.value('KmsKeyArn') !== undefined,
      `the mapping discards messages that do not match its filter (${mapping.label})`,
    ),
    ...problemIf(
      !mapping.list('FunctionResponseTypes').includes('ReportBatchItemFailures'),
      `a failure is not reported for each message (${mapping.label})`,
    ),
    ...problemIf(batch !== BATCH, `a batch has ${batch} messages, expected: ${BATCH} (${mapping.label})`),
    ...problemIf(
      !(visibility >= 6 * lambda.number('Timeout', 3) + window),
      `messages become visible again while Lambda waits ${window} s for a batch (${mapping.label})`,
    ),
    ...problemIf(!(pollers >= 2), `the mapping has a concurrency of ${pollers} (${mapping.label})`),
    ...problemIf(
      !(reserved >= pollers),
      `the mapping needs a concurrency of ${pollers}, and the function has ${reserved} (${lambda.label})`,
    ),
    ...(await consumeProblems(deployment, lambda.value('Role'))),
  ];
}

/** Lambda receives messages in the role of the function, outside of its network. */
async function consumeProblems(deployment: Deployment, role: unknown): Promise<string[]> {
  const queue = deployment.named('AWS::SQS::Queue', 'trade-files');
  const request = {
    caller: sessionOf(deployment, role),
    resource: queue.arn,
    resourcePolicy: policyOf(deployment, queue),
  };
  const decisions = await Promise.all(
    CONSUME.map(async (action) => [action, await decide({ ...request, action }, deployment.location.account)] as const),
  );
  return decisions
    .filter(([, decision]) => decision !== 'allowed')
    .map(([action]) => `the role of the function does not allow ${action} (${queue.label})`);
}
