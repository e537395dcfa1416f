import { compareFormerChanges, compareObjects, compareRecords, waitForChanges } from './replication';
import type { Role, Step } from './step';

/** Objects are replicated within this time by the agreement of replication time control, in milliseconds. */
const REPLICATION_TIME = 15 * 60_000;

/** Files that were uploaded within this time need not be replicated, since uploads go on. In milliseconds. */
const RECENT = 60_000;

/** Seconds within which a change of the table must be in the other replica. It is about a second in most cases. */
const TABLE_LAG = 60;

/** Seconds that a queue may take to become empty. Messages of files that failed wait for the visibility timeout. */
const DRAIN_TIME = 2 * 3_600;

/** Checks that replication keeps up before anything is stopped. */
export const CHECK_REPLICATION: Step = {
  id: 'check-replication',
  title: 'Check that replication keeps up',
  place: 'both',
  action:
    'Compares the trade files of both buckets that are older than 15 minutes, and the change logs of both replicas of the table.',
  after:
    `Both buckets have the same files up to 15 minutes ago, {to} has each change within ${TABLE_LAG} s, and both replicas have the same ` +
    'changes of former writers.',
  byHand:
    'in the console of {from}: S3 › the bucket of trade files › Metrics › Replication, and DynamoDB › the table › Monitor › ' +
    '`ReplicationLatency`.',
  body: {
    kind: 'state',
    check: async ({ from, to, clock }) => {
      const until = clock.now() - REPLICATION_TIME;
      const lags = [
        ...(await compareObjects({ from, to }, until)),
        ...(await waitForChanges({ from, to }, TABLE_LAG, clock)),
        ...(await compareFormerChanges({ from, to })),
      ];
      return { isDone: lags.length === 0, found: lags.join('; ') || 'both replications keep up' };
    },
    within: 300,
    expected: 'replication that keeps up',
    remedy:
      'Ingestion goes on in {from}. Look at the replication of the bucket and at `ReplicationLatency` of the table, wait, and run the ' +
      'same command again. If {from} is about to be lost, use `--unplanned`: what is not replicated then stays behind until the way back.',
  },
};

/** Checks that no backfill writes in a region. */
export function checkBackfills(role: Role): Step {
  return {
    id: `check-backfills-${role}`,
    title: `Check that no backfill runs in {${role}}`,
    place: role,
    action: `Counts the executions of the state machine of backfills in {${role}} that run.`,
    after: 'None runs.',
    byHand: `\`npx nx run ingestion:backfill-status --configuration={environment}\` with AWS_REGION={${role}}, and \`backfill-pause\`.`,
    body: {
      kind: 'state',
      check: async (regions) => {
        const running = await regions[role].runningBackfills();
        return { isDone: running === 0, found: `${running} executions that run` };
      },
      within: 0,
      expected: `no execution of a backfill that runs in {${role}}`,
      remedy:
        `Pause it with \`npx nx run ingestion:backfill-pause --configuration={environment}\` and AWS_REGION={${role}}, or wait for its ` +
        'end. Then run the same command again.',
    },
  };
}

/** Waits until the messages of a region are processed. */
export const DRAIN_QUEUE: Step = {
  id: 'drain-queue-from',
  title: 'Wait until the queue of {from} is empty',
  place: 'from',
  action: 'Waits until all messages are processed. A message that keeps failing ends in the dead-letter queue.',
  after: 'No message waits or is being processed; or the mapping is off already, and none is being processed.',
  byHand: queueByHand('from'),
  body: {
    kind: 'state',
    check: async ({ from }) => {
      const { waiting, inFlight } = await from.queueDepth();
      // Without the mapping, nobody takes them. The files of messages that are left are processed by the catch-up.
      const isOff = (await from.mapping.state()) === 'off';
      return {
        isDone: inFlight === 0 && (waiting === 0 || isOff),
        found: `${waiting} messages wait, ${inFlight} are being processed`,
      };
    },
    within: DRAIN_TIME,
    expected: 'an empty queue in {from}',
    remedy:
      'Run the same command again to wait longer. Or switch the event source mapping of {from} off, which leaves the messages: their ' +
      'files are processed in {to}, which looks for files without bars.',
  },
};

/** Waits until no function of a region is at work. */
export function awaitFunctions(role: Role): Step {
  return {
    id: `await-functions-${role}`,
    title: `Wait until the functions in {${role}} have ended`,
    place: role,
    action: `Waits until no message of the queue of {${role}} is being processed.`,
    after: 'No message is being processed.',
    byHand: queueByHand(role),
    body: {
      kind: 'state',
      check: async (regions) => {
        const { inFlight } = await regions[role].queueDepth();
        return { isDone: inFlight === 0, found: `${inFlight} messages are being processed` };
      },
      within: DRAIN_TIME,
      expected: `no message that is being processed in {${role}}`,
      remedy:
        'Run the same command again to wait longer. A message stays until the visibility timeout if its function was ended.',
    },
  };
}

/** Waits until both replications have caught up. Files that are uploaded meanwhile are left to the region that takes over. */
export const AWAIT_REPLICATION: Step = {
  id: 'await-replication',
  title: 'Wait until both replications have caught up',
  place: 'both',
  action:
    'Compares all trade files of both buckets, and the writer, the change log and the feeds of both replicas of the table.',
  after: 'Both buckets have the files that were uploaded until a minute ago, and both replicas state the same.',
  byHand:
    'S3 and DynamoDB as in the check of replication; `npx nx run infra:dr-status --configuration={environment}` shows the last change, ' +
    'the watermarks and the writer of both replicas.',
  body: {
    kind: 'state',
    check: async ({ from, to, clock }) => {
      const until = clock.now() - RECENT;
      const differences = [...(await compareObjects({ from, to }, until)), ...(await compareRecords({ from, to }))];
      return { isDone: differences.length === 0, found: differences.join('; ') || 'both regions have the same' };
    },
    within: 3_600,
    expected: 'the same files and changes in both regions',
    remedy:
      'Run the same command again to wait longer. An object whose replication has failed must be uploaded again. To stop here, run the ' +
      'command of the opposite direction: it switches everything on again where it was.',
  },
};

function queueByHand(role: Role): string {
  return (
    `\`aws sqs get-queue-attributes --region {${role}} --attribute-names All --queue-url URL\`. URL is the output \`QueueUrl\` of ` +
    `the stack \`analytics-ingestion-{environment}-{${role}}\`.`
  );
}
