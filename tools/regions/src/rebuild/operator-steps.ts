import type { Step, Survivor } from '../plan/step';

/** Asks if the exports may go on: their index knows how far they have read a change log, which a new table begins again. */
export const RESET_EXPORTS: Step<Survivor> = {
  id: 'reset-exports',
  title: 'Let the exports begin again if the table was new or emptied',
  place: 'operator',
  action:
    'The exports remember in `exports/index.json` up to which change they have read. The change log of a new table begins at 1, so that ' +
    'changes would be passed over. Without the index, every closed day is exported again. Not needed if the table kept its change log.',
  after: 'The index was deleted, or the table kept its change log.',
  byHand:
    '`aws s3 rm s3://BUCKET/exports/index.json`. BUCKET is the output `ExportBucketName` of the stack ' +
    '`analytics-exports-{environment}-{to}`.',
  approval: 'Did the table keep its change log, or is `exports/index.json` deleted?',
  body: {
    kind: 'task',
    run: () => Promise.resolve({ isDone: true, found: 'approved' }),
    expected: 'an approval',
    remedy: '',
  },
};

/** Says what readers must be told. */
export const TELL_READERS: Step<Survivor> = {
  id: 'tell-readers',
  title: 'Tell the readers of {environment}',
  place: 'operator',
  action:
    'Every bar has another `revision`. If the table was new or emptied, the change log begins at 1: readers who follow it with `since` ' +
    'must begin at 0 again.',
  after: 'A person has told them.',
  byHand: 'a message to those who follow `/v1/changes`.',
  body: {
    kind: 'task',
    run: async ({ to }) => ({ isDone: true, found: `the change log ends at ${await to.records.lastChange()}` }),
    expected: 'a message',
    remedy: '',
  },
};
