import type { Mismatch } from '../errors';
import type { Finding, Step, Survivor } from '../plan/step';
import { describeWriter } from '../plan/writer-steps';

/** The name of the error of DynamoDB if there is no table. */
const NO_TABLE = 'ResourceNotFoundException';

/** Checks that the table exists, and says if it is new. */
export const CHECK_TABLE: Step<Survivor> = {
  id: 'check-table',
  title: 'Check that the table of {to} exists',
  place: 'to',
  action: 'Reads the last number of the change log.',
  after: 'The table answers.',
  byHand: '`aws dynamodb describe-table --region {to} --table-name TABLE`.',
  body: {
    kind: 'state',
    check: async ({ to }): Promise<Finding> => {
      try {
        const last = await to.records.lastChange();
        return { isDone: true, found: last === 0 ? 'a table without bars' : `a table with bars, up to change ${last}` };
      } catch (error) {
        if ((error as Error).name !== NO_TABLE) throw error;
        return { isDone: false, found: 'no table' };
      }
    },
    within: 0,
    expected: 'the table of {environment} in {to}',
    remedy: 'Create it first: docs/operations/rebuild.md says how. Then run the same command again.',
  },
};

/** Makes sure that the region may write. A new table with replicas names no writer. */
export const NAME_WRITER: Step<Survivor> = {
  id: 'name-writer',
  title: 'Check that {to} is the writer, and name it in a new table',
  place: 'to',
  action:
    'Reads the item that names the writer. A new table has none, so that the primary region would be the writer: if {to} is another ' +
    'region, the item is written.',
  after: 'The table names {to}, or none if {to} is the primary region.',
  byHand: '`npx nx run infra:dr-status --configuration={environment}`.',
  refusal: async ({ to }): Promise<Mismatch | undefined> => {
    const writer = await to.records.writer();
    if (!writer) return undefined;
    return {
      expected: `${to.name} as the writer, as the settings say`,
      found: describeWriter(writer),
      remedy:
        'Commit the writer in apps/infra/src/environments.ts, or move ingestion with `infra:failover` or `infra:failback`. Then run the ' +
        'same command again.',
    };
  },
  body: {
    kind: 'state',
    check: async ({ to, home }) => {
      const writer = await to.records.writer();
      return { isDone: (writer?.region ?? home) === to.name, found: describeWriter(writer) };
    },
    act: async ({ to, home, clock }) => {
      await to.records.take({ region: to.name, isPrimary: to.name === home }, undefined, clock.now());
    },
    within: 0,
    expected: '{to} as the writer',
    remedy:
      'Another command has named a writer at the same moment. Look at `infra:dr-status`, and run the same command again.',
  },
};

/** Refuses to start ingestion in a region that is not the writer. */
export async function refuseUnlessWriter({ to, home }: Survivor): Promise<Mismatch | undefined> {
  const writer = await to.records.writer();
  if ((writer?.region ?? home) === to.name) return undefined;
  return {
    expected: `${to.name} as the writer`,
    found: describeWriter(writer),
    remedy:
      'Ingestion was moved meanwhile. Look at `infra:dr-status`, and rebuild the table in the region that writes.',
  };
}
