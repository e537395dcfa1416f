import { MalformedEventError } from '../errors';
import { statedVersion } from '../no-version';
import type { Message } from './message';

/** The members of an event of an object that are read. Any of them can be missing in a foreign message. */
interface ObjectEventDetail {
  readonly bucket?: { readonly name?: unknown };
  readonly object?: Readonly<Record<string, unknown>>;
  readonly reason?: unknown;
  readonly 'deletion-type'?: unknown;
}

/**
 * True for an event of S3 with this type, as EventBridge delivers it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function isObjectEvent({ source, 'detail-type': type }: Message, expected: string): boolean {
  return source === 'aws.s3' && type === expected;
}

/** The name of the bucket that an event names. */
export function bucketOf({ detail }: Message): string {
  return requireText((detail as ObjectEventDetail | undefined)?.bucket?.name, 'bucket.name');
}

/** A member of the object that an event names. Keys are not URL-encoded in events of EventBridge. */
export function requireOfObject(message: Message, member: 'key' | 'etag' | 'sequencer'): string {
  return requireText(objectOf(message)[member], `object.${member}`);
}

/** The version of the object that an event names. Undefined if it was uploaded while its bucket had no versions. */
export function versionOf(message: Message): string | undefined {
  return statedVersion(objectOf(message)['version-id']);
}

/** A member of an event of an object beside the object. */
export function requireOfDetail({ detail }: Message, member: 'reason' | 'deletion-type'): string {
  return requireText((detail as ObjectEventDetail | undefined)?.[member], member);
}

/** The time of an event, milliseconds since 1970. Undefined if the event does not state it. */
export function timeOf({ time }: Message): number | undefined {
  const milliseconds = typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * The time of an event, milliseconds since 1970.
 *
 * @throws MalformedEventError if the event does not state it
 */
export function requireTime(message: Message): number {
  const time = timeOf(message);
  if (time !== undefined) return time;
  throw new MalformedEventError(
    `The event has no time: expected an ISO 8601 time, got: ${JSON.stringify(message.time)}`,
  );
}

function objectOf({ detail }: Message): Readonly<Record<string, unknown>> {
  return (detail as ObjectEventDetail | undefined)?.object ?? {};
}

function requireText(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MalformedEventError(`The event has no text at detail.${path}`);
}
