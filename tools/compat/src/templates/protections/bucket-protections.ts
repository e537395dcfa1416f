import { list, render, valueAt } from '../intrinsics';
import { at, longer, LOST, present, ranked, SEEN, switchedOn, type Protection } from './protection';

const PUBLIC_ACCESS_FLAGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const ALGORITHM = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm';
const LOCK = 'ObjectLockConfiguration.Rule.DefaultRetention';

export const BUCKET_PROTECTIONS: readonly Protection[] = [
  at(ALGORITHM, 'encryption', SEEN, ranked(undefined, 'AES256', 'aws:kms', 'aws:kms:dsse')),
  at('VersioningConfiguration.Status', 'versioning', LOST, ranked(undefined, 'Suspended', 'Enabled')),
  {
    name: 'block of public access',
    reason: SEEN,
    parts: ({ Properties }) =>
      Object.fromEntries(
        PUBLIC_ACCESS_FLAGS.map((flag) => [flag, valueAt(Properties, `PublicAccessBlockConfiguration.${flag}`)]),
      ),
    strength: switchedOn(false),
  },
  {
    name: 'access without ACLs',
    reason: SEEN,
    parts: ({ Properties }) => ({
      '': valueAt(Properties, 'OwnershipControls.Rules.0.ObjectOwnership') ?? 'BucketOwnerEnforced',
    }),
    strength: ranked('ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'),
  },
  {
    name: 'ACL',
    reason: SEEN,
    parts: ({ Properties }) => ({ '': Properties?.['AccessControl'] ?? 'Private' }),
    strength: ranked('PublicReadWrite', 'PublicRead', 'AuthenticatedRead', 'LogDeliveryWrite', 'Private'),
  },
  at(`${LOCK}.Mode`, 'lock of new versions', LOST, ranked(undefined, 'GOVERNANCE', 'COMPLIANCE')),
  at(`${LOCK}.Days`, 'days of lock', LOST, longer(0)),
  at(`${LOCK}.Years`, 'years of lock', LOST, longer(0)),
  expiry('days until objects expire', 'ExpirationInDays'),
  expiry('days until former versions expire', 'NoncurrentVersionExpiration.NoncurrentDays'),
  at('LoggingConfiguration', 'access logs', 'nobody sees any more who read what', present),
  {
    name: 'copies',
    reason: LOST,
    parts: ({ Properties }) =>
      Object.fromEntries(
        list(valueAt(Properties, 'ReplicationConfiguration.Rules'))
          .filter((rule) => valueAt(rule, 'Status') === 'Enabled')
          .map((rule) => [`in ${render(valueAt(rule, 'Destination.Bucket'))}`, true]),
      ),
    strength: present,
    ofEachPart: true,
  },
];

/** How soon a rule of the lifecycle deletes something; never, where none does. */
function expiry(name: string, path: string): Protection {
  return {
    name,
    reason: LOST,
    parts: ({ Properties }) => {
      const days = list(valueAt(Properties, 'LifecycleConfiguration.Rules'))
        .filter((rule) => valueAt(rule, 'Status') === 'Enabled')
        .map((rule) => valueAt(rule, path))
        .filter((value) => value !== undefined);
      return { '': days.every((value) => typeof value === 'number') ? Math.min(Infinity, ...days) : days };
    },
    strength: longer(Infinity),
  };
}
