import type { Step, Survivor } from './step';

/** Asks the operator to confirm that a region is lost. Nothing is asked of that region. */
export const CONFIRM_LOSS: Step<Survivor> = approvalStep({
  id: 'confirm-loss',
  title: 'Confirm that {from} is lost',
  action:
    'Asks for a decision: files of {from} that are not replicated yet are missing until {from} returns. The command calls nothing in ' +
    '{from}.',
  byHand:
    'AWS Health Dashboard for {from}, and a request of your own to it, such as `aws sts get-caller-identity --region {from}`. If it ' +
    'answers, prefer the planned way.',
  approval: 'Is {from} lost, and shall {to} take over without it?',
});

/** Asks the operator to approve that ingestion moves. */
export const APPROVE_MOVE: Step<Survivor> = approvalStep({
  id: 'approve-move',
  title: 'Approve that ingestion moves from {from} to {to}',
  action: 'Asks for a decision: new files wait until the end of the plan. Reading goes on in both regions.',
  byHand: 'announce it to those who wait for bars.',
  approval: 'Stop ingestion in {from}, and start it in {to}?',
});

/** Says which setting must be committed, so that the next deployment leaves ingestion where it is. */
export const COMMIT_WRITER: Step<Survivor> = {
  id: 'commit-writer',
  title: 'Commit {to} as the writer of {environment}',
  place: 'operator',
  action:
    "Says what to commit: `writer: '{to}'` for {environment} in apps/infra/src/environments.ts. Deploy it when both regions answer. " +
    'Until then, a deployment may switch {from} on again; the fence then keeps it from writing.',
  after: 'A person has committed it.',
  block: { kind: 'approval' },
  byHand: 'an editor, a review, and `npx nx run infra:deploy --configuration={environment}`.',
  body: {
    kind: 'task',
    run: ({ to }) => Promise.resolve({ isDone: true, found: `to commit: writer: '${to.name}'` }),
    expected: 'a commit',
    remedy: '',
  },
};

function approvalStep(texts: {
  readonly id: string;
  readonly title: string;
  readonly action: string;
  readonly byHand: string;
  readonly approval: string;
}): Step<Survivor> {
  return {
    ...texts,
    place: 'operator',
    after: 'It was approved.',
    block: { kind: 'approval' },
    body: {
      kind: 'task',
      run: () => Promise.resolve({ isDone: true, found: 'approved' }),
      expected: 'an approval',
      remedy: '',
    },
  };
}
