import type { SFNClient } from '@aws-sdk/client-sfn';
import type { BackfillBatch } from '@trading/bars/backfill';

/** An execution with the batches of its list that are not answered yet. */
export interface FakeExecution {
  readonly arn: string;
  readonly input: string;
  status: string;
  readonly startedAt: number;
  endedAt?: number;
  readonly left: BackfillBatch[];
  maxConcurrency: number;
  error?: string;
}

export const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:backfill';

/** The function that an execution calls. It returns true if the batch is answered, and false if it is to be called again. */
export type FakeWorker = (batch: BackfillBatch) => Promise<boolean>;

/** A state machine in memory that answers the commands of the SDK's client. It works whenever an execution is described. */
export class FakeStepFunctions {
  public readonly executions: FakeExecution[] = [];
  /** Number of calls of the function for each description of an execution. */
  public callsAtOnce = 2;
  /** Executions that do not go on. */
  private readonly stalled = new Set<FakeExecution>();
  /** Ends the next execution that is described as failed. */
  public failure: string | undefined;
  /** The concurrency of the definition. */
  public concurrency = 3;

  public constructor(
    private readonly now: () => number,
    private readonly read: (key: string) => string,
    private readonly work: FakeWorker,
    private readonly around: (name: string, act: () => unknown) => Promise<unknown> = async (_, act) => act(),
  ) {}

  public get client(): Pick<SFNClient, 'send'> {
    const send = (command: { constructor: { name: string }; input: any }) => {
      const { name } = command.constructor;
      return this.around(name, () => this.answer(name, command.input));
    };
    return { send } as Pick<SFNClient, 'send'>;
  }

  public get running(): FakeExecution[] {
    return this.executions.filter(({ status }) => status === 'RUNNING');
  }

  /** Lets nothing go on of the executions that run now. */
  public stall(): void {
    for (const execution of this.running) this.stalled.add(execution);
  }

  private async answer(name: string, input: any): Promise<unknown> {
    switch (name) {
      case 'StartExecutionCommand':
        return this.start(input);
      case 'DescribeExecutionCommand': {
        const execution = this.find(input.executionArn);
        const { status, startedAt, endedAt, error } = execution;
        // It goes on after the answer.
        await this.advance(execution);
        return {
          status,
          startDate: new Date(startedAt),
          ...(endedAt !== undefined && { stopDate: new Date(endedAt) }),
          error,
        };
      }
      case 'StopExecutionCommand': {
        const execution = this.find(input.executionArn);
        if (execution.status !== 'RUNNING') throw new Error('Execution is not running');
        this.end(execution, 'ABORTED');
        return {};
      }
      case 'ListMapRunsCommand':
        return { mapRuns: [{ mapRunArn: `${this.find(input.executionArn).arn}/map` }] };
      case 'DescribeMapRunCommand': {
        const { status, maxConcurrency } = this.find(input.mapRunArn.replace('/map', ''));
        return { status, maxConcurrency };
      }
      case 'UpdateMapRunCommand':
        this.find(input.mapRunArn.replace('/map', '')).maxConcurrency = input.maxConcurrency;
        return {};
      default:
        throw new Error(`unexpected ${name}`);
    }
  }

  private start({ stateMachineArn, name, input }: any): unknown {
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    if (this.executions.some((each) => each.arn === arn)) {
      throw Object.assign(new Error(name), { name: 'ExecutionAlreadyExists' });
    }
    const lines = this.read(JSON.parse(input).key).trimEnd().split('\n');
    this.executions.push({
      ...{ arn, input, status: 'RUNNING', startedAt: this.now(), maxConcurrency: this.concurrency },
      left: lines.map((line) => JSON.parse(line)),
    });
    return { executionArn: arn };
  }

  private find(arn: string): FakeExecution {
    const found = this.executions.find((each) => each.arn === arn);
    if (!found) throw Object.assign(new Error(arn), { name: 'ExecutionDoesNotExist' });
    return found;
  }

  private async advance(execution: FakeExecution): Promise<void> {
    if (execution.status !== 'RUNNING' || this.stalled.has(execution)) return;
    for (let call = 0; call < this.callsAtOnce && execution.left.length > 0; call += 1) {
      if (await this.work(execution.left[0]!)) execution.left.shift();
    }
    if (this.failure !== undefined) {
      execution.error = this.failure;
      this.failure = undefined;
      this.end(execution, 'FAILED');
    } else if (execution.left.length === 0) this.end(execution, 'SUCCEEDED');
  }

  private end(execution: FakeExecution, status: string): void {
    execution.status = status;
    execution.endedAt = this.now();
  }
}
