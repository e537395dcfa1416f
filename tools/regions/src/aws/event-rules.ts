import {
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  type EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import type { Switch, SwitchState } from '../region';

/** EventBridge rules that are switched together. */
export class EventRules implements Switch {
  public constructor(
    private readonly client: Pick<EventBridgeClient, 'send'>,
    private readonly names: readonly string[],
  ) {}

  public async state(): Promise<SwitchState> {
    const states = new Set<SwitchState>();
    for (const Name of this.names) {
      const { State } = await this.client.send(new DescribeRuleCommand({ Name }));
      states.add(State === 'DISABLED' ? 'off' : 'on');
    }
    const [state = 'off', ...others] = states;
    return others.length === 0 ? state : 'mixed';
  }

  public async set(isOn: boolean): Promise<void> {
    for (const Name of this.names) {
      await (isOn
        ? this.client.send(new EnableRuleCommand({ Name }))
        : this.client.send(new DisableRuleCommand({ Name })));
    }
  }
}
