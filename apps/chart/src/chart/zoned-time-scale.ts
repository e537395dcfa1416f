import {
  defaultHorzScaleBehavior,
  TickMarkType,
  type Mutable,
  type Time,
  type TimeScalePoint,
} from 'lightweight-charts';
import { markText, type Mark } from '../text/mark-text';
import { ZonedTime } from '../text/zoned-time';

/**
 * The time axis of a time zone: days, months and years begin at local midnight. The library knows UTC alone; shifted times
 * would be ambiguous in the hour that summer time ends.
 */
export class ZonedTimeScale extends defaultHorzScaleBehavior() {
  public zone = new ZonedTime('UTC');

  public override fillWeightsForPoints(points: readonly Mutable<TimeScalePoint>[], startIndex: number): void {
    const local = points.map((point) => {
      const seconds = this.zone.local((point.originalTime as number) * 1000) / 1000;
      return { ...point, time: this.convertHorzItemToInternal(seconds as Time) };
    });
    super.fillWeightsForPoints(local, startIndex);
    for (const [index, { timeWeight }] of local.entries())
      (points[index] as Mutable<TimeScalePoint>).timeWeight = timeWeight;
  }
}

/** The library's kinds of marks on the time axis. */
const MARKS: Readonly<Record<TickMarkType, Mark>> = {
  [TickMarkType.Year]: 'year',
  [TickMarkType.Month]: 'month',
  [TickMarkType.DayOfMonth]: 'day',
  [TickMarkType.Time]: 'minute',
  [TickMarkType.TimeWithSeconds]: 'second',
};

/** Formats the marks on the time axis of a zone. */
export function markFormatter(zone: ZonedTime): (time: Time, type: TickMarkType) => string {
  return (time, type) => markText(zone, (time as number) * 1000, MARKS[type]);
}
