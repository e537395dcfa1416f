import { generationOf, type TradeFile } from '@trading/bars';
import { MalformedEventError } from './errors';

/** The members of an "Object Created" event that are read. Any of them can be missing in a foreign message. */
interface ObjectCreatedEvent {
  readonly source?: unknown;
  readonly 'detail-type'?: unknown;
  readonly time?: unknown;
  readonly detail?: {
    readonly bucket?: { readonly name?: unknown };
    readonly object?: {
      readonly key?: unknown;
      readonly etag?: unknown;
      readonly sequencer?: unknown;
      readonly 'version-id'?: unknown;
    };
  };
}

/**
 * Reads an "Object Created" event as EventBridge puts it on the queue. Keys are not URL-encoded in it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * @throws MalformedEventError if the message is anything else
 */
export function parseEvent(body: string): TradeFile {
  const { source, 'detail-type': type, time, detail } = parseJson(body);
  if (source !== 'aws.s3' || type !== 'Object Created') {
    throw new MalformedEventError(
      'The message is not an "Object Created" event of S3: ' +
        `source ${JSON.stringify(source)}, detail-type ${JSON.stringify(type)}`,
    );
  }
  const object = detail?.object;
  const version = object?.['version-id'];
  const uploadedAt = typeof time === 'string' ? Date.parse(time) : NaN;
  return {
    bucket: requireText(detail?.bucket?.name, 'bucket.name'),
    key: requireText(object?.key, 'object.key'),
    versionId: typeof version === 'string' && version !== '' ? version : undefined,
    etag: requireText(object?.etag, 'object.etag'),
    generation: generationOf(requireText(object?.sequencer, 'object.sequencer')),
    ...(Number.isNaN(uploadedAt) ? {} : { uploadedAt }),
  };
}

function parseJson(body: string): ObjectCreatedEvent {
  try {
    return (JSON.parse(body) as ObjectCreatedEvent | null) ?? {};
  } catch (cause) {
    throw new MalformedEventError(`The message is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function requireText(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MalformedEventError(`The event has no text at detail.${path}`);
}
