import type { Location } from '../decisions/resolve';

/**
 * The event that S3 sends to EventBridge for a new object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function objectCreated(location: Location, bucket: string, key: string, reason = 'PutObject'): object {
  return objectEvent(location, 'Object Created', bucket, { key, size: 5_242_880 }, { reason });
}

/** The event that S3 sends to EventBridge for an object that was deleted. */
export function objectDeleted(
  location: Location,
  bucket: string,
  key: string,
  type: string,
  reason = 'DeleteObject',
): object {
  return objectEvent(location, 'Object Deleted', bucket, { key }, { reason, 'deletion-type': type });
}

function objectEvent(
  { account, region }: Location,
  type: string,
  bucket: string,
  object: object,
  detail: object,
): object {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': type,
    source: 'aws.s3',
    account,
    time: '2024-08-08T23:54:15Z',
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        ...object,
        etag: 'b1946ac92492d2347c6235b4d2611184',
        'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
        sequencer: '00617F08299329D189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: account,
      'source-ip-address': '192.0.2.1',
      ...detail,
    },
  };
}

/** The ways in which an object is created. */
export const REASONS = ['PutObject', 'CompleteMultipartUpload', 'CopyObject', 'POST Object'] as const;

/** The ways in which an object is deleted. */
export const DELETION_TYPES = ['Permanently Deleted', 'Delete Marker Created'] as const;

/** The size that a message with an event may have: keys have up to 1,024 bytes, and JSON may escape each of them. */
export const MAX_EVENT_BYTES = 16_384;
