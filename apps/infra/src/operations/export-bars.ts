import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { OperatorError } from '@trading/cli';
import type { ClientOptions } from '@trading/local';
import { ENVIRONMENTS } from '../environments';
import { resourceName } from '../naming';
import { writerOf } from '../region-settings';
import type { Target } from './operation';

/** The part of a run's report that is used here. */
interface RunReport {
  readonly written: number;
  readonly unchanged: number;
  readonly open: number;
  readonly remaining: number;
  readonly hasMoreChanges: boolean;
}

/** Thrown when a run of the export fails. */
export class ExportFailedError extends OperatorError {
  public constructor(functionName: string, reason: string) {
    super(`The export failed: ${reason}. The log group /aws/lambda/${functionName} has the details.`);
  }
}

/**
 * Exports the closed days of an environment now, in the region that exports them. Runs the function again until no closed day is left.
 *
 * @param options of the AWS clients of this process
 * @throws ExportFailedError if a run fails
 */
export async function exportBars({ environment }: Target, options: ClientOptions): Promise<void> {
  const region = writerOf(ENVIRONMENTS[environment]);
  const functionName = resourceName('exporter', { environment, region });
  // A run takes up to 15 minutes, and must not be started twice.
  const client = new LambdaClient({ ...options, region, maxAttempts: 1 });
  for (;;) {
    const { written, unchanged, open, remaining, hasMoreChanges } = await run(client, functionName);
    const left = hasMoreChanges ? 'changes are left to read' : `${remaining} closed days are left`;
    console.log(`${written} days were written, ${unchanged} have not changed, ${open} are not closed yet; ${left}`);
    if (remaining === 0 && !hasMoreChanges) return;
  }
}

async function run(client: LambdaClient, functionName: string): Promise<RunReport> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload: '{}' }),
  );
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as RunReport & { errorMessage?: string };
  if (FunctionError !== undefined) {
    throw new ExportFailedError(functionName, answer.errorMessage ?? FunctionError);
  }
  return answer;
}
