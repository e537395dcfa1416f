import { generationOf, type TradeFile } from './domain/trade-file';
import { MalformedEventError } from './errors';

/**
 * Reads an "Object Created" event as EventBridge puts it on the queue; keys are not URL-encoded there.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 *
 * @throws MalformedEventError where it is anything else
 */
export function parseEvent(body: string): TradeFile {
  let event: Partial<Record<string, unknown>>;
  try {
    event = JSON.parse(body) as typeof event;
  } catch (cause) {
    throw new MalformedEventError(`The message is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (event?.['source'] !== 'aws.s3' || event['detail-type'] !== 'Object Created') {
    throw new MalformedEventError(
      'The message is not an "Object Created" event of S3: ' +
        `source ${JSON.stringify(event?.['source'])}, detail-type ${JSON.stringify(event?.['detail-type'])}`,
    );
  }
  const text = (path: string): string => {
    const value = textAt(event, `detail.${path}`);
    if (!value) throw new MalformedEventError(`The event has no text at detail.${path}`);
    return value;
  };
  return {
    bucket: text('bucket.name'),
    key: text('object.key'),
    versionId: textAt(event, 'detail.object.version-id') || undefined,
    etag: text('object.etag'),
    generation: generationOf(text('object.sequencer')),
  };
}

function textAt(value: unknown, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((parent, name) => (parent as Record<string, unknown> | undefined)?.[name], value);
  return typeof found === 'string' ? found : undefined;
}
