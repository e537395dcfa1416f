import type { VirtualTime } from '../virtual-time';
import type { Units } from '../settings';
import { DAY, HOUR, MINUTE } from '../units-of-time';

/**
 * The minutes in a row above the target after which capacity is added, and those far below it after which it is removed.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
const MINUTES_TO_SCALE_OUT = 2;
const MINUTES_TO_SCALE_IN = 15;

/**
 * How far below the target the utilization must be before capacity is removed.
 *
 * @see https://repost.aws/knowledge-center/dynamodb-auto-scaling
 */
const SCALE_IN_MARGIN = 0.2;

/** The alarm may be late by "up to a few minutes", and the update takes "several minutes" (AutoScaling.html, see above). */
const ALARM_DELAY = 1 * MINUTE;
const UPDATE_TIME = 3 * MINUTE;

/**
 * Decreases that are allowed in the first hour of a UTC day. Further ones need an hour without a decrease before them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
const FREE_DECREASES = 4;
const TIME_BETWEEN_DECREASES = HOUR;

/** Target tracking of the capacity of one kind of access, as Application Auto Scaling does it. */
export class AutoScaling {
  private above = 0;
  private below: number[] = [];
  private isUpdating = false;
  private decreases: readonly number[] = [];

  /**
   * @param target the utilization to which the capacity is scaled, 0.2 to 0.9
   * @param update sets the capacity
   */
  public constructor(
    private readonly time: VirtualTime,
    private readonly limits: Units,
    private readonly target: number,
    private readonly update: (capacity: number) => void,
  ) {}

  /** Receives the consumption of a minute, units a second, and the capacity in it. */
  public endMinute(consumed: number, capacity: number): void {
    if (this.isUpdating) return;
    const utilization = consumed / capacity;
    this.above = utilization > this.target ? this.above + 1 : 0;
    // Minutes without consumption have no data points: capacity is then not removed.
    this.below = consumed > 0 && utilization < this.target - SCALE_IN_MARGIN ? [...this.below, consumed] : [];
    if (this.above >= MINUTES_TO_SCALE_OUT) this.scaleTo(consumed, capacity);
    else if (this.below.length >= MINUTES_TO_SCALE_IN && this.mayDecrease())
      this.scaleTo(Math.max(...this.below), capacity);
  }

  private scaleTo(consumed: number, capacity: number): void {
    const { min, max } = this.limits;
    const wanted = Math.min(max, Math.max(min, Math.ceil(consumed / this.target)));
    if (wanted === capacity) return;
    if (wanted < capacity) this.decreases = [...this.decreases, this.time.now()];
    this.isUpdating = true;
    this.time.at(this.time.now() + ALARM_DELAY + UPDATE_TIME, () => {
      this.update(wanted);
      this.isUpdating = false;
      this.above = 0;
      this.below = [];
    });
  }

  private mayDecrease(): boolean {
    const now = this.time.now();
    const today = this.decreases.filter((time) => Math.floor(time / DAY) === Math.floor(now / DAY));
    const last = today.at(-1);
    return today.length < FREE_DECREASES || last === undefined || now - last >= TIME_BETWEEN_DECREASES;
  }
}
