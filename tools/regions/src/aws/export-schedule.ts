import { GetScheduleCommand, UpdateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Switch, SwitchState } from '../region';

/** A schedule of EventBridge Scheduler, in a group of the same name. */
export class ExportSchedule implements Switch {
  public constructor(
    private readonly client: Pick<SchedulerClient, 'send'>,
    private readonly name: string,
  ) {}

  public async state(): Promise<SwitchState> {
    const { State } = await this.find();
    return State === 'DISABLED' ? 'off' : 'on';
  }

  public async set(isOn: boolean): Promise<void> {
    const {
      $metadata: _,
      Arn: _arn,
      CreationDate: _created,
      LastModificationDate: _modified,
      ...found
    } = await this.find();
    // An update replaces the whole schedule.
    const { Name, ScheduleExpression, FlexibleTimeWindow, Target } = found;
    const State = isOn ? 'ENABLED' : 'DISABLED';
    await this.client.send(
      new UpdateScheduleCommand({ ...found, ...{ Name, ScheduleExpression, FlexibleTimeWindow, Target, State } }),
    );
  }

  private find() {
    return this.client.send(new GetScheduleCommand({ Name: this.name, GroupName: this.name }));
  }
}
