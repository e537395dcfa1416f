import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { DataTableProps } from '../data-table-props';
import type { DataTableReplica } from '../data-table-replica';

/** The number of regions with strong consistency, including the region of the table. */
const REGIONS = 3;

/**
 * Validates multi-region strong consistency.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
export function validateStrongConsistency(props: DataTableProps, replicas: DataTableReplica[]): string[] {
  const { multiRegionConsistency, witnessRegion } = props;
  if (multiRegionConsistency !== dynamodb.MultiRegionConsistency.STRONG) {
    return witnessRegion === undefined
      ? []
      : ['`witnessRegion` must not be set unless `multiRegionConsistency` is STRONG'];
  }

  const errors: string[] = [];
  const regions = 1 + replicas.length + (witnessRegion === undefined ? 0 : 1);
  if (regions !== REGIONS || replicas.length === 0) {
    errors.push('`multiRegionConsistency` STRONG requires two `replicas`, or one and a `witnessRegion`');
  }
  if (replicas.some(({ region }) => region === witnessRegion)) {
    errors.push(`\`witnessRegion\` must not be the region of a replica, got: ${witnessRegion}`);
  }
  if (props.timeToLiveAttribute !== undefined) {
    errors.push('`timeToLiveAttribute` must not be set if `multiRegionConsistency` is STRONG');
  }
  return errors;
}
