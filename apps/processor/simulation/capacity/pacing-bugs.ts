import type { SourceEdit } from '../../test/worker/source-edit';

/** A plausible mistake of pacing or resuming. */
export interface PacingBug {
  readonly name: string;
  readonly edit: SourceEdit;
  /**
   * True if a day beside a backfill detects it, and not the day of a file.
   * @default false
   */
  readonly isOfBackfill?: boolean;
}

/** Mistakes that a simulated day must detect. */
export const PACING_BUGS: readonly PacingBug[] = [
  {
    name: 'throttled writes are forgotten',
    edit: {
      file: 'libs/bars/src/table/send-paced.ts',
      find: 'this.throttled.push(...left);',
      replace: '',
    },
  },
  {
    name: 'a file that waits counts as failed, so that its message dies',
    edit: {
      file: 'apps/processor/src/handle-message.ts',
      find: 'if (error instanceof StoppedError) {',
      replace: 'if (error instanceof StoppedError && body === "") {',
    },
  },
  {
    name: 'each attempt starts from the first item',
    edit: {
      file: 'libs/bars/src/write/write-progress.ts',
      find: 'return new WriteProgress(table, origin, throwIfLate, marker, others);',
      replace: 'return new WriteProgress(table, origin, throwIfLate, marker && undefined, others);',
    },
  },
  {
    name: 'a throttled request does not reduce the rate',
    edit: {
      file: 'libs/bars/src/table/write-pace.ts',
      find: 'if (taken < units && sentAt >= this.throttledAt) this.reduce(now);',
      replace: '',
    },
  },
  {
    name: 'the requests of a file share no pace',
    edit: {
      file: 'libs/bars/src/table/send-paced.ts',
      find: 'const sentAt = await this.pace.admit(unitsOf(batch), throwIfLate);',
      replace: 'const sentAt = this.pace.timer.now();',
    },
  },
  {
    name: 'the limit of the writes of a backfill is ignored',
    isOfBackfill: true,
    edit: {
      file: 'libs/bars/src/table/write-pace.ts',
      find: 'return Math.min(this.limit, this.rateOfTable());',
      replace: 'return this.rateOfTable();',
    },
  },
];
