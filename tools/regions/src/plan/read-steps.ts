import { formatWatermarks } from '../text/format-watermarks';
import type { Finding, Pair, Step, Survivor, StepTexts } from './step';

const TEXTS: StepTexts = {
  id: 'check-reads',
  title: 'Check that {to} answers queries, and how current it is',
  place: 'to',
  action: 'Calls the function of the query API in {to}, and reads the watermarks of all feeds.',
  after: 'The function answers with 200.',
  byHand:
    '`aws lambda invoke --region {to} --function-name query-{environment}-{to}` with the event of `GET /health`, or a request to the ' +
    'API of {to}; `npx nx run infra:dr-status --configuration={environment}` shows the watermarks.',
};

const TASK = {
  kind: 'task',
  expected: 'current answers of the query API in {to}',
  remedy:
    'The log group `/aws/lambda/query-{environment}-{to}` has the reason of a failure. A feed that is behind catches up when its ' +
    'files are replicated: run the same command again.',
} as const;

/** Checks that the region that took over answers, and is not behind the other one. */
export const CHECK_READS: Step = {
  ...TEXTS,
  after: 'The function answers with 200, and no feed is behind {from}.',
  body: {
    ...TASK,
    run: async ({ from, to }: Pair): Promise<Finding> => {
      const finding = await findHealth({ to });
      const [before, after] = [await from.records.watermarks(), await to.records.watermarks()];
      const behind = [...before].filter(([feed, time]) => (after.get(feed) ?? -1n) < time).map(([feed]) => feed);
      if (behind.length === 0) return finding;
      return { isDone: false, found: `${finding.found}; behind ${from.name}: ${behind.join(', ')}` };
    },
  },
};

/** Checks that the region that took over answers. */
export const CHECK_READS_ALONE: Step<Survivor> = { ...TEXTS, body: { ...TASK, run: findHealth } };

async function findHealth({ to }: Pick<Survivor, 'to'>): Promise<Finding> {
  const status = await to.health();
  const watermarks = formatWatermarks(await to.records.watermarks());
  return { isDone: status === 200, found: [`status ${status}`, ...watermarks].join('; ') };
}
