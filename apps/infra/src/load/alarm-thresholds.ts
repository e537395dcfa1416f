import { STOPS_BEFORE_TIMEOUT_SECONDS } from './measured';
import type { ProcessorSizeSettings } from './size-settings';
import { sizedValue, type SizedValue } from './sized-value';

/** The share of the promised time after which a message that waits is late. */
const WAITING_SHARE = 1 / 2;

/** An attempt that hands over in time is no reason for an alarm. */
const ATTEMPT_ROOM = 60;

/** Seconds for which messages must be too old. `EventDrivenFunction` evaluates five minutes. */
const MESSAGE_AGE_PERSISTS = 300;

/** The share of the highest capacity at which a table is at its limit. */
const CAPACITY_SHARE = 0.9;

/** The thresholds of the alarms that follow from the load, in seconds. */
export interface AlarmThresholds {
  /** The age of the oldest message. */
  readonly messageAge: SizedValue;
  /** The time from an upload until its bars are there. */
  readonly lateBars: SizedValue;
  /** The duration of an attempt that should have ended by itself. */
  readonly duration: number;
}

/** Returns the thresholds of the alarms on the processor. */
export function alarmThresholds(
  barsWithin: number,
  timeout: number,
  { messageAgeAlarm, lateBarsAlarm }: ProcessorSizeSettings,
): AlarmThresholds {
  const range = { min: 1, max: barsWithin };
  return {
    messageAge: sizedValue({
      setting: 'processor.messageAgeAlarm',
      meaning: 'alarm: age of the oldest message',
      unit: 's',
      derived: Math.max(Math.ceil(WAITING_SHARE * barsWithin), timeout + ATTEMPT_ROOM),
      override: messageAgeAlarm?.toSeconds(),
      needed: barsWithin - MESSAGE_AGE_PERSISTS,
      bound: 'at most',
      range,
      formula:
        `half of load.barsWithin, and at least the timeout + ${ATTEMPT_ROOM} s; the alarm is raised ` +
        `${MESSAGE_AGE_PERSISTS} s later, which must not be after load.barsWithin`,
      relief: 'raise `load.barsWithin`',
    }),
    lateBars: sizedValue({
      setting: 'processor.lateBarsAlarm',
      meaning: 'alarm: seconds from an upload to its bars',
      unit: 's',
      derived: barsWithin,
      override: lateBarsAlarm?.toSeconds(),
      bound: 'at most',
      range,
      formula: 'load.barsWithin',
      relief: 'raise `load.barsWithin`',
    }),
    duration: timeout - STOPS_BEFORE_TIMEOUT_SECONDS / 2,
  };
}

/** An alarm on the consumed capacity of a table. */
export interface CapacityAlarm {
  /** The units that are consumed in a period. */
  readonly threshold: number;
  /** The seconds of a period. */
  readonly period: number;
  /** The periods for which the table must be at its limit. */
  readonly periods: number;
}

/** The seconds of a period of consumed capacity. */
const CAPACITY_PERIOD = 300;

/**
 * Returns the alarm on a table that is used up to its highest capacity for some time.
 *
 * @param maxCapacity the highest capacity, in units per second
 * @param seconds the time for which this is no reason for an alarm
 */
export function capacityAlarm(maxCapacity: number, seconds: number): CapacityAlarm {
  return {
    threshold: Math.floor(CAPACITY_SHARE * maxCapacity * CAPACITY_PERIOD),
    period: CAPACITY_PERIOD,
    periods: Math.ceil(seconds / CAPACITY_PERIOD),
  };
}
