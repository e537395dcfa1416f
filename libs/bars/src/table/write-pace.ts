import { SYSTEM_TIMER, type Timer } from './timer';

/** The part of the rate that remains after a throttled request, and the units by which it grows per cubic second. */
const BETA = 0.7;
const GROWTH = 0.4;

/** The rate that is tried even if the table takes nothing, write units a second. */
const MIN_RATE = 1;

/** Milliseconds over which the rate that the table takes is averaged. */
const AVERAGING_TIME = 1_000;

/** Maximum number of milliseconds of one sleep, so that a writer notices in time that it has to stop. */
const MAX_SLEEP = 1_000;

/** The answer to a request with writes. */
export interface WriteAnswer {
  /** The time at which the request was sent, as {@link WritePace.admit} returned it. */
  readonly sentAt: number;
  /** The write units that the request had, and those that the table took. It throttled the others. */
  readonly units: number;
  readonly taken: number;
}

/**
 * Decides how fast writes are sent, by what the table takes: it has no other way to say what it gives, because its capacity
 * is shared with other writers, saved from quieter minutes, split among partitions and changed by autoscaling.
 *
 * There is no limit until a request is throttled. From then on, write units a second follow CUBIC, as TCP and the adaptive
 * mode of the AWS SDK do: a throttled request multiplies the rate by 0.7, which then approaches, in a time that hardly depends
 * on its size, the rate at which the table was full, stays near it, and grows ever faster beyond it. Adding a constant would
 * take minutes to regain a high rate, and would exceed a low one at once. Many writers of one table get equal shares in the end,
 * which a rate that is multiplied in both directions does not achieve.
 *
 * One pace is shared by all writes to a table.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9438
 */
export class WritePace {
  private rate = Infinity;
  /** The rate that is not exceeded, whatever the table takes. */
  private limit = Infinity;
  /** The rate at which the table was full, and the time of the throttled request that showed it. */
  private fullRate = Infinity;
  private throttledAt = -Infinity;
  /** The time at which the last request is sent. */
  private lastAt = -Infinity;
  /** The units that the table took, decaying with {@link AVERAGING_TIME}, and the times of the first and the last ones. */
  private recent = 0;
  private recentAt = 0;
  private firstAt: number | undefined;

  public constructor(public readonly timer: Timer = SYSTEM_TIMER) {}

  /** Limits the rate, so that other writers of the table have what is left. */
  public limitTo(unitsPerSecond: number): void {
    this.limit = Math.max(unitsPerSecond, MIN_RATE);
  }

  /** The most write units that a request should have: those of one second, so that a slow table is not asked for more. */
  public maxUnits(): number {
    return this.currentRate();
  }

  /**
   * Waits until a request may be sent. The time that its units take passes before it is sent: what says how far a writer came, which has
   * few, does not wait for the large items that were sent before it.
   *
   * @param units the write units of the request
   * @param throwIfLate called while it waits. If it throws, the request must not be sent.
   * @returns the time at which the request is sent
   */
  public async admit(units: number, throwIfLate: () => void): Promise<number> {
    const begin = this.timer.now();
    const { lastAt } = this;
    const at = Math.max(begin, lastAt + (1_000 * units) / this.currentRate());
    this.lastAt = at;
    this.firstAt ??= begin;
    for (let now = begin; now < at; now = this.timer.now()) {
      await this.timer.sleep(Math.min(at - now, MAX_SLEEP));
      try {
        throwIfLate();
      } catch (error) {
        // It is not sent, and nothing needs to wait for it.
        if (this.lastAt === at) this.lastAt = lastAt;
        throw error;
      }
    }
    return Math.max(at, this.timer.now());
  }

  /** Learns from an answer of the table. */
  public learn({ sentAt, units, taken }: WriteAnswer): void {
    const now = this.timer.now();
    this.recent = this.recentUnits(now) + taken;
    this.recentAt = now;
    // Requests that were sent before the rate was reduced say nothing about the reduced one.
    if (taken < units && sentAt >= this.throttledAt) this.reduce(now);
  }

  private reduce(now: number): void {
    const rate = this.currentRate();
    const taken = this.takenRate(now);
    // A single moment in which the table takes nothing must not end in the lowest rate.
    this.fullRate = Math.max(rate === Infinity ? taken : Math.min(rate, Math.max(taken, rate / 2)), MIN_RATE);
    this.rate = Math.max(BETA * this.fullRate, MIN_RATE);
    this.throttledAt = now;
    this.lastAt = now;
  }

  private currentRate(): number {
    return Math.min(this.limit, this.rateOfTable());
  }

  private rateOfTable(): number {
    if (this.rate === Infinity) return Infinity;
    const seconds = (this.timer.now() - this.throttledAt) / 1_000;
    const secondsToFullRate = Math.cbrt((this.fullRate - this.rate) / GROWTH);
    return Math.max(this.rate, this.fullRate + GROWTH * (seconds - secondsToFullRate) ** 3);
  }

  /** The units a second that the table took lately. */
  private takenRate(now: number): number {
    const elapsed = now - (this.firstAt ?? now);
    const weight = 1 - Math.exp(-elapsed / AVERAGING_TIME);
    return weight === 0 ? 0 : (1_000 * this.recentUnits(now)) / (AVERAGING_TIME * weight);
  }

  private recentUnits(now: number): number {
    return this.recent * Math.exp((this.recentAt - now) / AVERAGING_TIME);
  }
}
