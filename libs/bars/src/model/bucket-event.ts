/** Number of digits of a time in an event. */
const TIME_LENGTH = 12;

/**
 * An event of a bucket as text, by which the deletions of a key are ordered: its time, and its sequencer. Events state their time in
 * whole seconds. Within a second, the sequencers order those of a key.
 *
 * @param time milliseconds since 1970
 * @param sequencer a hexadecimal number; the shorter of two is compared as if it were followed by zeros
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function bucketEvent(time: number, sequencer: string): string {
  return `${time.toString(16).padStart(TIME_LENGTH, '0')}${sequencer.toUpperCase()}`;
}

/** The time of an event that {@link bucketEvent} made, milliseconds since 1970. */
export function timeOfEvent(event: string): number {
  return Number.parseInt(event.slice(0, TIME_LENGTH), 16);
}
