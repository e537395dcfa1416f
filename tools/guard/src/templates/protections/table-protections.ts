import { list, valueAt } from '@trading/template';
import { render } from '../intrinsics';
import { at, longer, DATA_LOSS, present, DISCLOSURE, switchedOff, switchedOn, type Protection } from './protection';

const RECOVERY = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';
const RECOVERY_PERIOD = 'PointInTimeRecoverySpecification.RecoveryPeriodInDays';
const LONGEST_RECOVERY_PERIOD = 35;

const TTL = 'TimeToLiveSpecification';
const ITEMS_STAY = at(`${TTL}.Enabled`, 'items that do not expire', DATA_LOSS, switchedOff(false));

/** Items expire at the time in an attribute. Another one may delete other items, which a template does not show. */
const TTL_ATTRIBUTE: Protection = {
  name: 'attribute of the expiry',
  reason: DATA_LOSS,
  parts: ({ Properties }): Record<string, unknown> =>
    valueAt(Properties, `${TTL}.Enabled`) === true ? { '': valueAt(Properties, `${TTL}.AttributeName`) } : {},
  strength: () => NaN,
};
const KMS = at('SSESpecification.SSEEnabled', 'encryption with KMS', DISCLOSURE, switchedOn(false));

export const TABLE_PROTECTIONS: readonly Protection[] = [
  KMS,
  ITEMS_STAY,
  TTL_ATTRIBUTE,
  at('SSESpecification.KMSMasterKeyId', 'customer-managed key', DISCLOSURE, present),
  at('DeletionProtectionEnabled', 'deletion protection', DATA_LOSS, switchedOn(false)),
  at(RECOVERY, 'point-in-time recovery', DATA_LOSS, switchedOn(false)),
  at(RECOVERY_PERIOD, 'days of point-in-time recovery', DATA_LOSS, longer(LONGEST_RECOVERY_PERIOD)),
];

export const GLOBAL_TABLE_PROTECTIONS: readonly Protection[] = [
  KMS,
  ITEMS_STAY,
  TTL_ATTRIBUTE,
  { ...ofReplicas('Region', 'replica', DATA_LOSS, present), ofEachPart: true },
  ofReplicas('SSESpecification.KMSMasterKeyId', 'customer-managed key', DISCLOSURE, present),
  ofReplicas('DeletionProtectionEnabled', 'deletion protection', DATA_LOSS, switchedOn(false)),
  ofReplicas(RECOVERY, 'point-in-time recovery', DATA_LOSS, switchedOn(false)),
  ofReplicas(RECOVERY_PERIOD, 'days of point-in-time recovery', DATA_LOSS, longer(LONGEST_RECOVERY_PERIOD)),
];

/** A protection in a property of each replica, by region. */
function ofReplicas(path: string, name: string, reason: string, strength: Protection['strength']): Protection {
  return {
    name,
    reason,
    strength,
    parts: ({ Properties }) =>
      Object.fromEntries(
        list(Properties?.['Replicas']).map((replica) => [render(valueAt(replica, 'Region')), valueAt(replica, path)]),
      ),
  };
}
