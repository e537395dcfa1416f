import { generationOf, type TradeFile } from '@trading/bars';
import { MalformedEventError } from './errors';

/**
 * Reads an "Object Created" event as EventBridge puts it on the queue; keys are not URL-encoded there.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 *
 * @throws MalformedEventError where it is anything else
 */
export function parseEvent(body: string): TradeFile {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch (cause) {
    throw new MalformedEventError(`The message is not JSON: ${(cause as Error).message}`, { cause });
  }
  const [source, type] = [valueAt(event, 'source'), valueAt(event, 'detail-type')];
  if (source !== 'aws.s3' || type !== 'Object Created') {
    throw new MalformedEventError(
      'The message is not an "Object Created" event of S3: ' +
        `source ${JSON.stringify(source)}, detail-type ${JSON.stringify(type)}`,
    );
  }
  const text = (path: string): string => {
    const value = valueAt(event, `detail.${path}`);
    if (typeof value === 'string' && value !== '') return value;
    throw new MalformedEventError(`The event has no text at detail.${path}`);
  };
  const version = valueAt(event, 'detail.object.version-id');
  return {
    bucket: text('bucket.name'),
    key: text('object.key'),
    versionId: typeof version === 'string' && version !== '' ? version : undefined,
    etag: text('object.etag'),
    generation: generationOf(text('object.sequencer')),
  };
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}
