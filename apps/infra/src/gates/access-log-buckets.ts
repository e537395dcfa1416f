import { refersTo, valueAt, type Resources } from '@trading/template';

/** Returns true if another bucket of the template delivers its access logs to a bucket. */
export function receivesAccessLogs(bucketId: string, resources: Resources): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::S3::Bucket' &&
      refersTo(valueAt(Properties, 'LoggingConfiguration.DestinationBucketName'), bucketId),
  );
}
