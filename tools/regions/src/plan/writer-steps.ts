import type { Writer } from '@trading/bars/regions';
import type { Mismatch } from '../errors';
import type { Finding, Pair, Step, Survivor, StepTexts } from './step';
import { ingestingParts } from './switch-steps';

/** Finds the writer by both replicas: that of a region that was lost may not know yet that it was replaced. */
async function newestWriter({ from, to }: Pair): Promise<Writer | undefined> {
  const [a, b] = [await from.records.writer(), await to.records.writer()];
  if (!a || !b) return a ?? b;
  const isLater = a.epoch === b.epoch ? a.since > b.since : a.epoch > b.epoch;
  return isLater ? a : b;
}

/** The same step, which is skipped as soon as the region that takes over is the writer. */
export function untilTaken(step: Step): Step {
  const skip = async (regions: Pair) => {
    const { region } = (await newestWriter(regions)) ?? { region: regions.home };
    return region === regions.to.name ? `${region} is the writer already` : undefined;
  };
  return { ...step, until: '{to} is the writer', skip };
}

/** Checks that the region from which ingestion moves is the writer. */
export const CHECK_WRITER: Step = {
  id: 'check-writer',
  title: 'Check that {from} is the writer',
  place: 'both',
  action:
    'Reads the item that names the writer in both replicas of the table. Before the first fail-over, no region is named, and the ' +
    'writer is the primary region.',
  after: 'It names {from}.',
  byHand: '`npx nx run infra:dr-status --configuration={environment}`.',
  body: {
    kind: 'state',
    check: async (regions) => {
      const writer = await newestWriter(regions);
      return { isDone: (writer?.region ?? regions.home) === regions.from.name, found: describeWriter(writer) };
    },
    within: 0,
    expected: '{from} as the writer',
    remedy: 'Nothing was changed. `infra:dr-status` shows the writer. Ingestion can only be moved away from it.',
  },
};

/** Checks that both replicas name the region that writes: one that was lost may not have noticed that it was replaced. */
export const CHECK_FENCE: Step = {
  id: 'check-fence',
  title: 'Check that both replicas of the table name {from} as the writer',
  place: 'both',
  action: 'Reads the writer in both replicas. A region can change nothing as soon as its replica names another writer.',
  after: 'Both replicas name {from}, with the same epoch.',
  byHand: '`npx nx run infra:dr-status --configuration={environment}`.',
  body: {
    kind: 'state',
    check: async ({ from, to, home }) => {
      const [a, b] = [await from.records.writer(), await to.records.writer()];
      return {
        isDone: (a?.region ?? home) === from.name && a?.region === b?.region && a?.epoch === b?.epoch,
        found: `${from.name} says that ${describeWriter(a)}, ${to.name} that ${describeWriter(b)}`,
      };
    },
    within: 900,
    expected: '{from} as the writer in both replicas',
    remedy: 'Look at `ReplicationLatency` of the table, and run the same command again.',
  },
};

const RACE =
  'Another command has changed the writer at the same moment. Look at `infra:dr-status`, and run the same command again.';

/** Makes the region that takes over the writer, of which both replicas know. */
export const TAKE_WRITER: Step = {
  ...takeTexts('{from} does not ingest, and both replicas of the table name the same writer.'),
  refusal: refuseIfOn,
  body: {
    kind: 'state',
    check: findWriter,
    act: async (regions) => {
      await take(regions);
    },
    within: 0,
    expected: '{to} as the writer',
    remedy: RACE,
  },
};

/**
 * Makes the region that takes over the writer while the other one does not answer. Its replica may not know of the last change of the
 * writer, so that it takes an epoch of its own unless it ingests already.
 */
export const TAKE_WRITER_ALONE: Step<Survivor> = {
  ...takeTexts('The loss of {from} was confirmed in the step before.'),
  body: {
    kind: 'task',
    run: async (regions) => {
      const { rules, mapping } = regions.to;
      const isStarted = (await rules.state()) === 'on' && (await mapping.state()) === 'on';
      if (!isStarted || !(await findWriter(regions)).isDone) await take(regions);
      return findWriter(regions);
    },
    expected: '{to} as the writer',
    remedy: RACE,
  },
};

/** Refuses to switch a region on while the other one is. */
export async function refuseIfOn({ from }: Pair): Promise<Mismatch | undefined> {
  const parts = await ingestingParts(from);
  if (parts.length === 0) return undefined;
  return {
    expected: `nothing that ingests in ${from.name}`,
    found: parts.join(' and '),
    remedy: `Somebody has switched it on since. Find out who, and run the same command again: it begins with switching it off.`,
  };
}

/** Refuses to switch a region on that is not the writer. */
export async function refuseUnlessTaken(regions: Survivor): Promise<Mismatch | undefined> {
  const { isDone, found } = await findWriter(regions);
  if (isDone) return undefined;
  return {
    expected: `${regions.to.name} as the writer`,
    found,
    remedy:
      'Another command has changed the writer meanwhile. Look at `infra:dr-status`, and run the same command again.',
  };
}

function takeTexts(before: string): StepTexts {
  return {
    id: 'take-writer',
    title: 'Make {to} the writer',
    place: 'to',
    action:
      'Writes the item of the table that names {to} as the writer, with the next epoch. From then on, {from} can change nothing.',
    before,
    after: 'The replica in {to} names {to} as the writer.',
    byHand:
      '`aws dynamodb get-item --region {to} --table-name TABLE --key \'{"pk":{"S":"WRITER"},"sk":{"S":"WRITER"}}\'`; then ' +
      '`aws dynamodb put-item` with `region` {to}, the next higher `epoch`, odd for the primary region and even for the standby, `since` in ' +
      'milliseconds since 1970, and what was read appended to `former` as `region`, `epoch` and `since`, on the condition that `epoch` is ' +
      'what was read. TABLE is the output `TableName` of the stack `analytics-data-{environment}-{to}`.',
  };
}

/** Says in words which region is the writer. */
export function describeWriter(writer: Writer | undefined): string {
  return writer ? `${writer.region} is the writer (epoch ${writer.epoch})` : 'no region was named yet';
}

async function take({ to, home, clock }: Survivor): Promise<void> {
  const candidate = { region: to.name, isPrimary: to.name === home };
  await to.records.take(candidate, await to.records.writer(), clock.now());
}

async function findWriter({ to }: Survivor): Promise<Finding> {
  const writer = await to.records.writer();
  return { isDone: writer?.region === to.name, found: describeWriter(writer) };
}
