import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Table } from '@trading/bars';
import { BarStore, SettlementStore } from '@trading/bars/write';
import type { LambdaClock } from '../../src/adapters/lambda-clock';
import { handleMessage } from '../../src/handle-message';
import type { Invoke, ReadingDependencies } from './execution-environments';
import type { VirtualTime } from './virtual-time';

/** A log that nobody reads. */
export const NO_LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The table adapter of a function, and what it costs. */
export interface Adapter {
  /** CPU microseconds of one vCPU to prepare the write of an item. */
  readonly microsecondsPerWrite: number;
  /**
   * Opens the table in an execution environment.
   *
   * @param config of a client that asks the simulated table
   */
  readonly open: (config: DynamoDBClientConfig, time: VirtualTime) => OpenedTable;
}

/** Returns the table for one message, whose requests fail when the time of the message is over. */
export type OpenedTable = (clock: LambdaClock) => Table;

/**
 * Returns the code of the function that handles messages of new files.
 *
 * @param sendLater sends a message to the queue, to be delivered after some time
 */
export function liveFunction(
  open: OpenedTable,
  reading: ReadingDependencies,
  sendLater: (body: string) => void,
): Invoke<string, void> {
  return (body, clock) => {
    const table = open(clock);
    return handleMessage(body, {
      ...reading,
      openStores: () => Promise.resolve({ store: new BarStore(table), settlements: new SettlementStore(table) }),
      clock,
      deadLetters: { send: (_, { name, reason }) => Promise.reject(new Error(`refused: ${name}: ${reason}`)) },
      waiting: {
        sendLater: async (message) => {
          sendLater(message);
        },
      },
      report: { log: NO_LOG, count: () => undefined, secondsSince: () => undefined },
    });
  };
}
