import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, valueAt } from '@trading/template';

const BUCKET = 'AWS::S3::Bucket';

/** Storage classes whose objects must be restored, for hours, before they can be read. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];

/** Rules for the objects in buckets. */
export const OBJECT_RULES: readonly TemplateRule[] = [
  {
    name: 'bucket-blocks-customer-keys',
    description: 'No object can be encrypted with a key of the caller (SSE-C), which a blackmailer would take along',
    fix: 'Use `DataBucket` or `StaticSite`, or block the encryption type SSE-C',
    check: eachResource(BUCKET, ({ Properties }) => {
      const path = 'BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes.EncryptionType';
      return brokenIf(!list(valueAt(Properties, path)).includes('SSE-C'), 'Properties/BucketEncryption');
    }),
  },
  {
    name: 'bucket-names-origins',
    description: 'A bucket lets only named web pages of other origins use its objects',
    fix: 'List the origins in the rules of `cors`',
    check: eachResource(BUCKET, ({ Properties }) =>
      brokenIf(
        list(valueAt(Properties, 'CorsConfiguration.CorsRules'))
          .flatMap((rule) => list(valueAt(rule, 'AllowedOrigins')))
          .some((origin) => String(origin).includes('*')),
        'Properties/CorsConfiguration',
      ),
    ),
  },
  {
    name: 'bucket-objects-are-readable',
    description: 'The current version of an object can be read at once: it does not move to an archive',
    fix: 'Use the storage class GLACIER_IR, or move noncurrent versions only',
    check: eachResource(BUCKET, ({ Properties }) =>
      list(valueAt(Properties, 'LifecycleConfiguration.Rules')).flatMap((rule, index) => {
        const moves = [...list(valueAt(rule, 'Transitions')), ...list(valueAt(rule, 'Transition'))];
        const isArchived = moves.some((move) => ARCHIVES.includes(String(valueAt(move, 'StorageClass'))));
        return brokenIf(isArchived, `Properties/LifecycleConfiguration/Rules/${index}/Transitions`);
      }),
    ),
  },
];
