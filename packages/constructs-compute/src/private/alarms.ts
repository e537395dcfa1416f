import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The period of the metrics of alarms. */
export const PERIOD = Duration.minutes(1);

/** The number of periods after which a state is persistent. */
export const PERSISTENT_PERIODS = 5;

/** An alarm that is created unless it is left out. */
export interface AlarmSpec {
  readonly id: string;
  readonly props: cloudwatch.AlarmProps;
}

/** Properties for `Alarms`. */
export interface AlarmsProps<Kind extends string> {
  readonly functionName: string | undefined;
  readonly specs: Record<Kind, AlarmSpec>;
  readonly without?: Kind[];
  readonly actions?: cloudwatch.IAlarmAction[];
}

/** The alarms of a construct by their kind. Their names are derived from the name of the function, if it has one. */
export class Alarms<Kind extends string> extends Construct {
  public readonly byKind = new Map<Kind, cloudwatch.IAlarm>();

  public constructor(scope: Construct, id: string, { functionName, specs, without, actions }: AlarmsProps<Kind>) {
    super(scope, id);
    for (const [kind, spec] of Object.entries(specs) as [Kind, AlarmSpec][]) {
      if (without?.includes(kind)) continue;
      const alarmName = functionName && `${functionName}-${kind}`;
      const alarm = new cloudwatch.Alarm(this, spec.id, { ...spec.props, alarmName });
      alarm.addAlarmAction(...(actions ?? []));
      this.byKind.set(kind, alarm);
    }
  }
}
