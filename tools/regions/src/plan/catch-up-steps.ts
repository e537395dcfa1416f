import type { Finding, Pair, Role, Step, Survivor, TaskBody, StepTexts } from './step';

/** Processes the files of the region that takes over that have no bars, or bars that may be incomplete. */
export const CATCH_UP: Step<Survivor> = { ...textsOf('to'), body: bodyOf<Survivor>('to', ({ to }) => to.catchUp()) };

/** Processes the files that came back with the other region, in the region that writes. */
export const CATCH_UP_BEFORE: Step = { ...textsOf('from'), body: bodyOf<Pair>('from', ({ from }) => from.catchUp()) };

function textsOf(role: Role): StepTexts {
  return {
    id: `catch-up-${role}`,
    title: `Process the files in {${role}} that have no bars, or bars that may be incomplete`,
    place: role,
    action:
      `Plans a backfill of the mode \`catch-up\` in {${role}}, and runs it: files without bars, and those whose bars the former writer ` +
      'made in its last hour. A backfill that was interrupted is continued first.',
    after: 'A further plan has no files. Files that are refused are not among them.',
    byHand:
      '`npx nx run ingestion:backfill-plan --configuration={environment} -- trades/ --mode=catch-up` and the `backfill-run` that it ' +
      `prints, with AWS_REGION={${role}}.`,
    // It takes hours, and is watched and continued with the commands of backfills.
    block: { kind: 'approval' },
  };
}

function bodyOf<R extends Survivor>(role: Role, catchUp: (regions: R) => Promise<boolean>): TaskBody<R> {
  return {
    kind: 'task',
    run: async (regions): Promise<Finding> => {
      const isDone = await catchUp(regions);
      return { isDone, found: isDone ? 'no file is left' : 'files that are left' };
    },
    expected: `no file in {${role}} that is left`,
    remedy:
      `\`npx nx run ingestion:backfill-status --configuration={environment}\` with AWS_REGION={${role}} shows the reasons. Run the same ` +
      'command again to continue.',
  };
}
