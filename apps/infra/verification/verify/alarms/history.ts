import { DAY, HOUR, MISSING, type Metric, type MetricId, type Minute, type Sample } from './metric';

/** A time in which something is wrong, from its first minute to before its last. */
export interface Episode {
  readonly from: Minute;
  readonly to: Minute;
}

/** The history of the metrics of a component in which something goes wrong once or several times. */
export interface History {
  /** The problem and the component: `a standing queue (Ingestion/Queue)`. */
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** Somebody must be told in each of them. */
  readonly episodes: readonly Episode[];
  /** The minutes after the beginning of an episode within which somebody must be told. */
  readonly within: number;
  /** The minutes for which the alarm must last, because the problem does, even if the metrics stop. */
  readonly lasts?: number;
}

/** The metrics of a component that is healthy, and the histories of what it can suffer. */
export interface Component {
  readonly healthy: readonly Metric[];
  readonly histories: readonly History[];
}

/** The day on which the histories begin. Every day before is healthy. */
export const FIRST_DAY: Minute = 10 * DAY;

/** The hours of the day in which files arrive and people read. Nothing happens in the break. */
const BUSY = [
  { from: 8 * HOUR, to: 12 * HOUR },
  { from: 14 * HOUR, to: 18 * HOUR },
] as const;

/** Minutes of each day in which healthy components are less so, among others and alone: a burst, or a slow answer. */
const UNEVEN: readonly Minute[] = [9 * HOUR, 3 * HOUR];

/** Two episodes in one day, before and after the break. The second is told as well as the first. */
export const BUSY_EPISODES: readonly Episode[] = [10, 14].map((hour) => ({
  from: FIRST_DAY + hour * HOUR,
  to: FIRST_DAY + (hour + 2) * HOUR,
}));

/** A history of the busy episodes. */
export function busyHistory(
  problem: string,
  component: { readonly label: string },
  metrics: readonly Metric[],
  within: number,
): History {
  return { name: `${problem} (${component.label})`, metrics, episodes: BUSY_EPISODES, within };
}

/** The minute of the day. */
export function timeOfDay(minute: Minute): number {
  return minute % DAY;
}

/** The samples in the hours in which files arrive and people read, and in single minutes at other times. */
export function whileUsed(samples: Samples): Samples {
  return (minute) => (isBusy(minute) || isUneven(minute) ? samples(minute) : MISSING);
}

/** Returns true in the hours in which files arrive and people read. */
export function isBusy(minute: Minute): boolean {
  return BUSY.some(({ from, to }) => timeOfDay(minute) >= from && timeOfDay(minute) < to);
}

/** Returns true before the first use of a day, hours after the last one. */
export function isNight(minute: Minute): boolean {
  return timeOfDay(minute) < BUSY[0].from;
}

/** Returns true in single minutes of each day in which healthy components are less so. */
export function isUneven(minute: Minute): boolean {
  return UNEVEN.includes(timeOfDay(minute));
}

/** The samples of a metric in a minute. */
export type Samples = (minute: Minute) => readonly Sample[];

/** The samples of a metric in an episode. */
export type SamplesSince = (minute: Minute, since: Minute) => readonly Sample[];

/** Returns a metric that is as given in the episodes, and healthy before, between and after them. */
export function duringEpisodes(
  id: MetricId,
  episodes: readonly Episode[],
  inEpisode: SamplesSince,
  healthy: Samples,
): Metric {
  return {
    ...id,
    at: (minute) => {
      const episode = episodes.find(({ from, to }) => minute >= from && minute < to);
      return episode ? inEpisode(minute, episode.from) : healthy(minute);
    },
  };
}
