import type { WriteRequest as SdkWriteRequest } from '@aws-sdk/client-dynamodb';
import { marshal, type Attributes } from './marshal';
import type { PacedWrite } from './send-paced';
import type { Item, ItemKey, Write } from './table';

/** Number of bytes of a write unit. */
const UNIT_BYTES = 1_024;

/** A write of a BatchWriteItem request, serialised once, however often it is sent. */
export interface WriteRequest extends PacedWrite {
  readonly key: ItemKey;
  /** The request as JSON. */
  readonly json: string;
}

/** Makes the request of a write. */
export function toWriteRequest(write: Write): WriteRequest {
  if (write.kind === 'delete') {
    const { pk, sk } = write.key;
    // A delete consumes the units of the item that it deletes, which is not known here.
    return { key: write.key, units: 1, json: `{"DeleteRequest":{"Key":${jsonOf({ pk, sk })}}}` };
  }
  return { key: write.item, units: unitsOf(write.item), json: `{"PutRequest":{"Item":${jsonOf(write.item)}}}` };
}

/** A request as the SDK takes it. */
export function toSdkRequest({ json }: WriteRequest): SdkWriteRequest {
  return JSON.parse(json, (name, value: unknown) =>
    name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value,
  ) as SdkWriteRequest;
}

/** The requests that are among those that DynamoDB returned as unprocessed. */
export function amongUnprocessed(
  requests: readonly WriteRequest[],
  unprocessed: readonly SdkWriteRequest[] = [],
): readonly WriteRequest[] {
  if (unprocessed.length === 0) return [];
  const keys = new Set(
    unprocessed.map(({ PutRequest, DeleteRequest }) => {
      const { pk, sk } = (PutRequest?.Item ?? DeleteRequest?.Key) as Attributes;
      return textOf({ pk: pk?.S ?? '', sk: sk?.S ?? '' });
    }),
  );
  return requests.filter(({ key }) => keys.has(textOf(key)));
}

/** The write units that an item consumes, by its approximate size. */
export function unitsOf(item: Item): number {
  let bytes = 0;
  for (const name in item) bytes += name.length + bytesOf(item[name]);
  return Math.ceil(bytes / UNIT_BYTES);
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  return typeof value === 'object' ? JSON.stringify(value).length : 8;
}

/** The attributes of an item as JSON. Texts and bytes, of which bars consist, are written without intermediate objects. */
function jsonOf(item: Readonly<Record<string, unknown>>): string {
  let json = '';
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) json += `${json === '' ? '{' : ','}${JSON.stringify(name)}:${attributeOf(value)}`;
  }
  return `${json}}`;
}

function attributeOf(value: unknown): string {
  if (typeof value === 'string') return `{"S":${JSON.stringify(value)}}`;
  if (value instanceof Uint8Array) return `{"B":"${base64Of(value)}"}`;
  return JSON.stringify(marshal({ value })['value'], (_name, part: unknown) =>
    part instanceof Uint8Array ? base64Of(part) : part,
  );
}

function base64Of({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64');
}

function textOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`;
}
