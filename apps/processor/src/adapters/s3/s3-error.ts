import { text } from 'node:stream/consumers';
import { parseXML } from '@aws-sdk/xml-builder';
import { HttpResponse } from '@smithy/core/protocols';
import { ProcessorError } from '../../errors';

/** The members of an error of S3 that are read. */
interface S3ErrorDocument {
  readonly Error?: { readonly Code?: string; readonly Message?: string };
}

/** An answer of S3 that is not a success. Its name is S3's code of the error, if the answer has one. */
export class S3Error extends ProcessorError {
  /** The metadata that the retries of the SDK read: the status says that an error is transient, and they mark a corrected clock here. */
  public readonly $metadata: { readonly httpStatusCode: number; clockSkewCorrected?: boolean };

  public constructor(
    public override readonly name: string,
    message: string,
    /** The status and the headers, of which the SDK reads the time of S3 and after how long a retry makes sense. */
    public readonly $response: HttpResponse,
  ) {
    super(message);
    this.$metadata = { httpStatusCode: $response.statusCode };
  }
}

/**
 * Reads the error of an answer to its end.
 *
 * @param region the region to which the request was sent
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export async function readS3Error({ statusCode, headers, body }: HttpResponse, region: string): Promise<S3Error> {
  const { Code, Message } = parseError(await text(body as AsyncIterable<Uint8Array>));
  const parts = [Message ?? `S3 answered with the status ${statusCode}.`];
  const bucketRegion = headers['x-amz-bucket-region'];
  if (bucketRegion !== undefined && bucketRegion !== region) {
    parts.push(`The bucket is in the region ${bucketRegion}, but the request was sent to ${region}.`);
  }
  const requestId = headers['x-amz-request-id'];
  if (requestId !== undefined) parts.push(`(request ${requestId})`);
  return new S3Error(Code ?? nameOf(statusCode), parts.join(' '), new HttpResponse({ statusCode, headers }));
}

/** Reads an error document. The answer to a HEAD request has none, and that of a proxy has another one. */
function parseError(xml: string): NonNullable<S3ErrorDocument['Error']> {
  try {
    return (parseXML(xml) as S3ErrorDocument).Error ?? {};
  } catch {
    return {};
  }
}

/** The names of errors whose answers have no document, such as those to requests for the metadata. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [301, 'PermanentRedirect'],
  [403, 'AccessDenied'],
  [404, 'NotFound'],
  [412, 'PreconditionFailed'],
]);

function nameOf(statusCode: number): string {
  return NAMES.get(statusCode) ?? 'UnknownError';
}
