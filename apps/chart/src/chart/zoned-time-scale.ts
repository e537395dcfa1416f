import {
  defaultHorzScaleBehavior,
  TickMarkType,
  type Mutable,
  type Time,
  type TimeScalePoint,
} from 'lightweight-charts';
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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The text of a mark on the time axis. */
export function tickText(zone: ZonedTime, time: number, type: TickMarkType): string {
  const [year = '', month = '', day = ''] = zone.date(time).split('-');
  const monthName = MONTHS[Number(month) - 1] ?? '';
  switch (type) {
    case TickMarkType.Year:
      return year;
    case TickMarkType.Month:
      return monthName;
    case TickMarkType.DayOfMonth:
      return `${Number(day)} ${monthName}`;
    case TickMarkType.Time:
      return zone.clock(time);
    case TickMarkType.TimeWithSeconds:
      return zone.clock(time, true);
  }
}
