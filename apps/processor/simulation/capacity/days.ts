import { DynamoDbTable } from '@trading/bars/dynamodb';
import { WritePace } from '@trading/bars/testing';
import { ARRIVALS, historyOf, measuredFile, type Arrivals, type ArrivalsName } from './arrivals';
import type { DayResult } from './day-result';
import type { Adapter } from './live-function';
import { FormerTable } from './former-table';
import { runDay } from './run-day';
import type { EnvironmentParameters } from './settings';
import type { BackfillParameters } from './simulated-backfill';
import type { Random } from './use-virtual-time';

/** A simulated day to run. */
export interface DayTask {
  readonly environment: EnvironmentParameters;
  readonly arrivals: ArrivalsName | 'measured file';
  /** The adapter of the table: the shipped one, or the one before writes were paced. */
  readonly adapter: keyof typeof ADAPTERS;
  readonly seed: number;
  /**
   * A backfill that runs at the same time, from the start of the day for some hours.
   * @default - none
   */
  readonly backfill?: BackfillParameters & { readonly hours: number };
}

/**
 * The processor and its adapter, as they are and as they were before writes were paced. The CPU times of a write are those of Node 24:
 * 12,000 items took 630 ms then, and 233 ms if they are encoded once (docs/benchmarks.md).
 */
const ADAPTERS = {
  shipped: {
    microsecondsPerWrite: 25,
    open: (config, time) => {
      const table = DynamoDbTable.open('table', config, new WritePace(time));
      return (clock) => table.within(() => clock.throwIfOver());
    },
  },
  former: {
    microsecondsPerWrite: 52,
    open: (config, time) => (clock) => new FormerTable(config, time, clock),
  },
} as const satisfies Record<string, Adapter>;

/** Simulates days, one after the other. */
export async function runDays(tasks: readonly DayTask[]): Promise<DayResult[]> {
  const results: DayResult[] = [];
  for (const { environment, arrivals, adapter, seed, backfill } of tasks) {
    const filesOf: Arrivals = arrivals === 'measured file' ? measuredFile : ARRIVALS[arrivals];
    results.push(
      await runDay({
        environment,
        adapter: ADAPTERS[adapter],
        filesOf: (random) => filesOf(environment.load, random),
        seed,
        ...(backfill && {
          backfill: {
            ...backfill,
            historyOf: (daysBefore: number, random: Random) => historyOf(daysBefore, environment.load, random),
          },
        }),
      }),
    );
  }
  return results;
}
