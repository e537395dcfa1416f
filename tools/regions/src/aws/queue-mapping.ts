import {
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
  type EventSourceMappingConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { OperatorError } from '@trading/cli';
import type { Switch, SwitchState } from '../region';

const STATES: Readonly<Record<string, SwitchState>> = { Enabled: 'on', Disabled: 'off' };

/** A function has not the one event source mapping that it should have. */
export class MappingNotFoundError extends OperatorError {
  public constructor(functionName: string, found: number) {
    super(
      `Expected one event source mapping of the function ${functionName}, found ${found}. ` +
        'Deploy the environment, and remove mappings that are not from its stack.',
    );
  }
}

/** The event source mapping of a function that reads one queue. */
export class QueueMapping implements Switch {
  public constructor(
    private readonly client: Pick<LambdaClient, 'send'>,
    private readonly functionName: string,
  ) {}

  public async state(): Promise<SwitchState> {
    const { State = '' } = await this.find();
    return STATES[State] ?? 'changing';
  }

  public async set(isOn: boolean): Promise<void> {
    const { UUID, State } = await this.find();
    if (STATES[State ?? ''] === (isOn ? 'on' : 'off')) return;
    await this.client
      .send(new UpdateEventSourceMappingCommand({ UUID, Enabled: isOn }))
      // Another change is in progress. The step waits for the state, and a further run asks again.
      .catch((error: unknown) => {
        if ((error as Error).name !== 'ResourceInUseException') throw error;
      });
  }

  private async find(): Promise<EventSourceMappingConfiguration> {
    const { EventSourceMappings = [] } = await this.client.send(
      new ListEventSourceMappingsCommand({ FunctionName: this.functionName }),
    );
    const [mapping, ...others] = EventSourceMappings;
    if (!mapping || others.length > 0) throw new MappingNotFoundError(this.functionName, EventSourceMappings.length);
    return mapping;
  }
}
