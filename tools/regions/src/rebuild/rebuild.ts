import type { TableRebuild } from '@trading/ingestion';
import type { Survivor } from '../plan/step';

/** Everything that the rebuild of a table may use. The region is `to`. */
export interface Rebuild extends Survivor {
  readonly files: Pick<TableRebuild, 'progress' | 'plan' | 'run' | 'forget' | 'sources'>;
}
