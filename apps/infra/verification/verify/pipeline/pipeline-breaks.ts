import type { EnvironmentName } from '../../../src/environments';
import type { TemplateFile } from '../../assembly';
import { Deployment } from '../deployment/deployment';
import { sessionOf } from '../deployment/policies';
import { accessLogProblems } from './access-logs';
import { exportTableProblems } from './export-table';
import { flowLogProblems } from './flow-logs';
import { functionProblems, type ExpectedFunction } from './functions';
import {
  backfillNeeds,
  backfillOf,
  exporterNeeds,
  exporterOf,
  processorNeeds,
  processorOf,
  queryNeeds,
  queryOf,
} from './expected-functions';
import { mappingProblems } from './mapping';
import { unmetNeeds, type Need } from './needs';
import { networkProblems, openEndpoints } from './network';
import { pageProblems } from './page';
import { apiProblems } from './query-api';
import { deadLetterProblems, queueProblems } from './queues';
import { replicationProblems } from './replication';
import { scheduleProblems } from './schedule';
import { stateMachineProblems } from './state-machine';
import { atStep } from './step';
import { tableProblems } from './tables';
import { bucketProblems, ruleProblems, targetProblems } from './upload';

/**
 * Follows a trade file from its upload to the table and to the other region, one of a backfill from the state machine to the table, a request from the API to the table, the nightly export, a query
 * of the exports, a visit of the page, and the logs of buckets, the page and the network through the templates of an
 * environment.
 *
 * @returns each break with the step at which it stops: `upload → rule: the rule is disabled (Ingestion/…)`. None if
 * everything runs. A template that the model cannot follow is a break.
 */
export async function pipelineBreaks(
  files: readonly TemplateFile[],
  environment: EnvironmentName,
): Promise<readonly string[]> {
  const breaks: string[] = [];
  const collect = async (
    name: string,
    look: (deployment: Deployment) => readonly string[] | Promise<readonly string[]>,
  ) => breaks.push(...(await atStep(name, () => look(new Deployment(files, environment)))));

  await collect('upload → bucket', bucketProblems);
  await collect('upload → rule', ruleProblems);
  await collect('rule → queue', targetProblems);
  await collect('queue', queueProblems);
  await collect('queue → function', mappingProblems);
  await collect('queue → dead letters', deadLetterProblems);
  await collect('bucket → other region', replicationProblems);
  await collect('table', tableProblems);
  for (const [name, expected, needs] of [
    ['processor', processorOf, processorNeeds],
    ['backfill function', backfillOf, backfillNeeds],
    ['query function', queryOf, queryNeeds],
    ['exporter', exporterOf, exporterNeeds],
  ] as const) {
    await collect(name, (deployment) => functionProblems(deployment, expected(deployment)));
    await collect(`${name} → network`, (deployment) =>
      networkProblems(deployment, lambdaOf(deployment, expected(deployment)), needs(deployment)),
    );
    await collect(`${name} → data`, (deployment) =>
      accessProblems(deployment, expected(deployment), needs(deployment)),
    );
  }
  await collect('network', openEndpoints);
  await collect('network → flow logs', flowLogProblems);
  await collect('buckets → access logs', accessLogProblems);
  await collect('reader → query function', apiProblems);
  await collect('state machine → backfill function', stateMachineProblems);
  await collect('schedule → exporter', scheduleProblems);
  await collect('analyst → exports', exportTableProblems);
  await collect('visitor → page', (deployment) => (deployment.settings.page ? pageProblems(deployment) : []));
  return breaks;
}

function lambdaOf(deployment: Deployment, { name }: ExpectedFunction) {
  return deployment.named('AWS::Lambda::Function', name);
}

async function accessProblems(
  deployment: Deployment,
  expected: ExpectedFunction,
  needs: readonly Need[],
): Promise<string[]> {
  const lambda = lambdaOf(deployment, expected);
  const session = sessionOf(deployment, lambda.value('Role'));
  return unmetNeeds(deployment, { ...session, context: { 'lambda:SourceFunctionArn': lambda.arn } }, needs);
}
