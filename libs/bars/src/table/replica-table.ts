import { SYSTEM_TIMER, type Timer } from './timer';
import type { Table } from './table';
import { TableDecorator } from './table-decorator';

/** The number of times that a reader waits for items. */
const MAX_ATTEMPTS = 5;

/** Milliseconds of the first wait. Each further one is longer by as many. Replication mostly takes less than a second. */
const FIRST_WAIT = 100;

/** A table with replicas, for readers: items that another region has written may have arrived without others that belong to them. */
export class ReplicaTable extends TableDecorator {
  public constructor(
    table: Table,
    private readonly timer: Timer = SYSTEM_TIMER,
  ) {
    super(table);
  }

  public async waitForItems(attempt: number): Promise<boolean> {
    if (attempt > MAX_ATTEMPTS) return false;
    await this.timer.sleep(FIRST_WAIT * attempt);
    return true;
  }
}
