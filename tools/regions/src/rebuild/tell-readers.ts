import type { Step, Survivor } from '../plan/step';

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
