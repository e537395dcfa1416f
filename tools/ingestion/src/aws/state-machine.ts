import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';

/** An execution of the state machine. */
export interface Execution {
  readonly arn: string;
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds since 1970. Undefined while it runs. */
  readonly endedAt?: number;
  /** The reason why it failed. */
  readonly reason?: string;
}

/** True if an execution has not ended. */
export function isRunning(execution: Execution | undefined): execution is Execution {
  return execution?.status === 'RUNNING';
}

/** The state machine that calls the function with each batch of a list. */
export class StateMachine {
  public constructor(
    private readonly client: Pick<SFNClient, 'send'>,
    private readonly stateMachineArn: string,
  ) {}

  /** The ARN that an execution with a name has. */
  public arnOf(name: string): string {
    return `${this.stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  }

  /** Starts an execution. Does nothing if there is one with its name. */
  public async start(name: string, key: string): Promise<void> {
    const { stateMachineArn } = this;
    try {
      await this.client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ key }) }));
    } catch (error) {
      if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
    }
  }

  /** @returns undefined if it does not exist, or ended more than 90 days ago */
  public async find(executionArn: string): Promise<Execution | undefined> {
    try {
      const found = await this.client.send(new DescribeExecutionCommand({ executionArn }));
      const reason = [found.error, found.cause].filter((each) => each !== undefined && each !== '').join(': ');
      return {
        arn: executionArn,
        status: found.status as string,
        startedAt: (found.startDate as Date).getTime(),
        ...(found.stopDate && { endedAt: found.stopDate.getTime() }),
        ...(reason !== '' && { reason }),
      };
    } catch (error) {
      if ((error as Error).name === 'ExecutionDoesNotExist') return undefined;
      throw error;
    }
  }

  /** Stops an execution, unless it has ended. Calls of the function that are in progress are not interrupted. */
  public async stop(executionArn: string, cause: string): Promise<void> {
    try {
      await this.client.send(new StopExecutionCommand({ executionArn, cause }));
    } catch (error) {
      if (isRunning(await this.find(executionArn))) throw error;
    }
  }

  /**
   * Sets the number of batches that an execution processes at once.
   *
   * @returns false if the execution does not process any yet
   */
  public async setConcurrency(executionArn: string, maxConcurrency: number): Promise<boolean> {
    let isSet = false;
    let nextToken: string | undefined;
    do {
      const page = await this.client.send(new ListMapRunsCommand({ executionArn, nextToken }));
      for (const { mapRunArn } of page.mapRuns ?? []) {
        const run = await this.client.send(new DescribeMapRunCommand({ mapRunArn }));
        if (run.status !== 'RUNNING') continue;
        if (run.maxConcurrency !== maxConcurrency) {
          await this.client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency }));
        }
        isSet = true;
      }
      ({ nextToken } = page);
    } while (nextToken !== undefined);
    return isSet;
  }
}
