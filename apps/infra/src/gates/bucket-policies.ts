import { refersTo, type Resource, type Resources } from '@trading/template';

/** Returns the policies of a bucket of the template. */
export function bucketPolicies(bucketId: string, resources: Resources): Resource[] {
  return Object.values(resources).filter(
    ({ Type, Properties }) => Type === 'AWS::S3::BucketPolicy' && refersTo(Properties?.['Bucket'], bucketId),
  );
}
