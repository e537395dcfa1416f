import type { NamedSources, SourceSummary } from '@trading/ingestion';
import type { Finding, Step } from '../plan/step';
import type { Rebuild } from './rebuild';

/** Seconds that files which arrive at the same time may take until they have bars. */
const ARRIVAL_TIME = 900;

/** Plans the processing of all files of the bucket. A plan that a rebuild left behind is continued. */
export const PLAN_FILES: Step<Rebuild> = {
  id: 'plan-files',
  title: 'Plan the processing of all files of {to}',
  place: 'to',
  action:
    'Lists the current object of every key, lets the function measure a sample, and writes a plan with the duration and the cost. A plan ' +
    'of an earlier call is used again.',
  after: 'There is a plan.',
  byHand:
    '`npx nx run ingestion:backfill-plan --configuration={environment} -- trades/ --mode=all` with AWS_REGION={to}.',
  body: {
    kind: 'state',
    check: async ({ files }) => {
      const progress = await files.progress();
      if (!progress) return { isDone: false, found: 'no plan' };
      return { isDone: true, found: `the plan ${progress.plan} of ${progress.files} files` };
    },
    act: ({ files }) => files.plan(),
    within: 0,
    expected: 'a plan',
    remedy: 'The bucket has no trade file. Check the environment and the region.',
  },
};

/** Processes the files of the plan. */
export const RUN_FILES: Step<Rebuild> = {
  id: 'run-files',
  title: 'Process all files of the plan',
  place: 'to',
  action: 'Runs the plan as a backfill, or continues its run. New files are processed at the same time.',
  before: 'The plan was approved.',
  after: 'No file of the plan is left. Files that fail do not stop the others.',
  byHand: 'the `backfill-run` that the plan prints, with AWS_REGION={to}.',
  approval:
    'Process all files of the plan? `npx nx run ingestion:backfill-status --configuration={environment} -- HASH` shows what it takes.',
  body: {
    kind: 'state',
    check: async ({ files }) => {
      const progress = await files.progress();
      if (!progress) return { isDone: false, found: 'no plan' };
      const { plan, files: count, failed, left } = progress;
      return {
        isDone: left === 0,
        found: `${plan}: ${count - left} of ${count} files finished, ${failed} of them failed`,
      };
    },
    act: ({ files }) => files.run(),
    within: 0,
    expected: 'no file that is left',
    remedy:
      '`npx nx run ingestion:backfill-status --configuration={environment}` with AWS_REGION={to} shows the reasons. Run the same command ' +
      'again to continue.',
  },
};

/** Checks that every file has bars or was refused, and names sources with bars of uploads that are gone. */
export const CHECK_SOURCES: Step<Rebuild> = {
  id: 'check-sources',
  title: 'Check that every file of {to} has bars or was refused',
  place: 'to',
  action:
    'Compares the files of the bucket with the status of their sources in the table. Names refused files without bars, and sources with ' +
    'bars of uploads that expired, or whose deletion is not known.',
  after: 'No file is missing.',
  byHand:
    '`npx nx run ingestion:backfill-plan --configuration={environment} -- trades/` with AWS_REGION={to} has nothing to do.',
  body: {
    kind: 'state',
    check: async ({ files }): Promise<Finding> => {
      const summary = await files.sources();
      return { isDone: summary.missing === 0, found: describe(summary) };
    },
    within: ARRIVAL_TIME,
    expected: 'bars or a refusal of every file',
    remedy: 'Run the same command again: it processes what is missing.',
  },
};

/** Deletes the plan, so that the next rebuild begins with a plan of its own. */
export const FORGET_FILES: Step<Rebuild> = {
  id: 'forget-files',
  title: 'Delete the plan and the records of its run',
  place: 'to',
  action: 'Bars and refusals stay.',
  after: 'There is no plan.',
  byHand: '`npx nx run ingestion:backfill-cancel --configuration={environment} -- HASH` with AWS_REGION={to}.',
  body: {
    kind: 'state',
    check: async ({ files }) => {
      const progress = await files.progress();
      return { isDone: progress === undefined, found: progress ? `the plan ${progress.plan}` : 'no plan' };
    },
    act: ({ files }) => files.forget(),
    within: 0,
    expected: 'no plan of a rebuild',
    remedy: 'Run the same command again. An older plan of all files is deleted by it, too.',
  },
};

function describe({ files, missing, refused, withoutBars, gone }: SourceSummary): string {
  return [
    `${files} files: ${missing} are missing, ${refused} were refused`,
    ...withExamples('refused files have no bars of an earlier upload', withoutBars),
    ...withExamples('sources have bars of an upload that is gone', gone),
  ].join('; ');
}

function withExamples(text: string, { count, first }: NamedSources): string[] {
  if (count === 0) return [];
  return [`${count} ${text} (${first.join(', ')}${count > first.length ? ', …' : ''})`];
}
