import { list, valueAt } from '@trading/template';
import { render } from '../intrinsics';
import { at, longer, DATA_LOSS, present, ranked, DISCLOSURE, switchedOn, type Protection } from './protection';

const PUBLIC_ACCESS_FLAGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const ALGORITHM = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm';
const BLOCKED = 'BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes.EncryptionType';
const LOCK = 'ObjectLockConfiguration.Rule.DefaultRetention';

export const BUCKET_PROTECTIONS: readonly Protection[] = [
  at(ALGORITHM, 'encryption', DISCLOSURE, ranked(undefined, 'AES256', 'aws:kms', 'aws:kms:dsse')),
  {
    name: 'blocked encryption types',
    reason: 'objects may be encrypted with keys that only their writer has',
    parts: ({ Properties }) =>
      Object.fromEntries(list(valueAt(Properties, BLOCKED)).map((type) => [render(type), true])),
    strength: present,
    ofEachPart: true,
  },
  at('VersioningConfiguration.Status', 'versioning', DATA_LOSS, ranked(undefined, 'Suspended', 'Enabled')),
  {
    name: 'public access block',
    reason: DISCLOSURE,
    parts: ({ Properties }) =>
      Object.fromEntries(
        PUBLIC_ACCESS_FLAGS.map((flag) => [flag, valueAt(Properties, `PublicAccessBlockConfiguration.${flag}`)]),
      ),
    strength: switchedOn(false),
  },
  {
    name: 'disabled ACLs',
    reason: DISCLOSURE,
    parts: ({ Properties }) => ({
      '': valueAt(Properties, 'OwnershipControls.Rules.0.ObjectOwnership') ?? 'BucketOwnerEnforced',
    }),
    strength: ranked('ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'),
  },
  {
    name: 'ACL',
    reason: DISCLOSURE,
    parts: ({ Properties }) => ({ '': Properties?.['AccessControl'] ?? 'Private' }),
    strength: ranked('PublicReadWrite', 'PublicRead', 'AuthenticatedRead', 'LogDeliveryWrite', 'Private'),
  },
  at(`${LOCK}.Mode`, 'object lock mode', DATA_LOSS, ranked(undefined, 'GOVERNANCE', 'COMPLIANCE')),
  at(`${LOCK}.Days`, 'days of object lock', DATA_LOSS, longer(0)),
  at(`${LOCK}.Years`, 'years of object lock', DATA_LOSS, longer(0)),
  at('LoggingConfiguration', 'access logs', 'access is no longer logged', present),
  {
    name: 'replication',
    reason: DATA_LOSS,
    parts: ({ Properties }) =>
      Object.fromEntries(
        list(valueAt(Properties, 'ReplicationConfiguration.Rules'))
          .filter((rule) => valueAt(rule, 'Status') === 'Enabled')
          .map((rule) => [`to ${render(valueAt(rule, 'Destination.Bucket'))}`, true]),
      ),
    strength: present,
    ofEachPart: true,
  },
];
