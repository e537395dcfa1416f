import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';

/** Counts the executions of a state machine that run, up to 100. */
export async function countRunningExecutions(
  client: Pick<SFNClient, 'send'>,
  stateMachineArn: string,
): Promise<number> {
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 100 }),
  );
  return executions.length;
}
