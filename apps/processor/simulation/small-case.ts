import { FULLY_ELIGIBLE, type Trade } from '@trading/bars';
import type { BackfillState } from '@trading/bars/backfill';
import { MIN_PARTIALS, oracle, type OracleBar } from '@trading/bars/testing';
import { fileOf } from '../test/general-files';
import type { Fault } from './faults';

export const MINUTE = 60_000_000_000n;
export const HOUR = 60n * MINUTE;
const SCALE = 10n ** 18n;

/** An upload of a file. */
export interface Upload {
  readonly key: string;
  /** Undefined for a file that cannot be used. */
  readonly trades: readonly Trade[] | undefined;
  /**
   * True if a worker with another version of the code began to write the bars, and left a marker of its progress: it wrote
   * other items than this version does.
   * @default false
   */
  readonly isBegunByOther?: boolean;
  /**
   * True for an upload without an event, such as one that is older than the environment. Backfills find it.
   * @default false
   */
  readonly isHistory?: boolean;
}

/** Something that a user does. */
export type UserEvent = (
  | (Upload & { readonly kind: 'upload' })
  /** The object of a key is deleted. A bucket with versions gets a delete marker. */
  | { readonly kind: 'delete'; readonly key: string }
  /** A version or a delete marker is deleted for good: the current one, or one that many versions before it. */
  | { readonly kind: 'delete version'; readonly key: string; readonly fromLast: number }
  /** The object of a key is listed and processed: by a backfill, without a number, or by a replay. */
  | { readonly kind: 'request'; readonly key: string; readonly replay?: number }
  /** The function gets a batch of the newest backfill, and has faults of its own. */
  | { readonly kind: 'process batch'; readonly batch: number; readonly faults?: readonly Fault[] }
) & {
  /**
   * Seconds since the event before.
   * @default 100
   */
  readonly secondsAfter?: number;
};

/** Something that the operator of backfills does. */
export type OperatorEvent =
  /** The objects of keys are listed, and become a backfill that runs. By default, its batches have three files. */
  | {
      readonly kind: 'plan';
      readonly keys: readonly string[];
      readonly filesOfBatch?: number;
      readonly replay?: number | undefined;
    }
  /** The newest backfill is paused, resumed or cancelled, or everything of it is deleted after it was cancelled. */
  | { readonly kind: 'operate'; readonly state: BackfillState | 'deleted' };

/** The first hour with trades is the last one of a UTC day. */
export const FIRST_HOUR = 23n * HOUR;

/** All trades: three minutes of one hour and one of the next, with two trades at each time. */
export const TRADES: readonly Trade[] = [0n, 1n, 2n, 61n].flatMap((minute) =>
  [0, 1, 2, 3].map((index): Trade => {
    const id = Number(minute) * 4 + index;
    return {
      feed: 'general',
      symbol: 'A',
      time: FIRST_HOUR + minute * MINUTE + (index < 2 ? 5n : 7n),
      id: String(id),
      price: BigInt(100 + ((id * 37) % 11)) * SCALE,
      size: BigInt(1 + index) * SCALE,
      eligibility: FULLY_ELIGIBLE,
    };
  }),
);

const PARTS = MIN_PARTIALS + 1;

/** The trades of one of nine files, which have no trade in common. */
export function tradesOfPart(part: number): readonly Trade[] {
  return TRADES.filter(({ id }) => Number(id) % PARTS === part);
}

/** Other trades in the same bars, for a new upload of a file. */
export function otherTrades(trades: readonly Trade[]): readonly Trade[] {
  return trades.map((trade) => ({ ...trade, id: String(Number(trade.id) + 1000), price: trade.price + 20n * SCALE }));
}

/** The same trades a number of hours later, with other ids. */
export function later(hours: number, trades: readonly Trade[]): readonly Trade[] {
  return trades.map((trade) => ({
    ...trade,
    time: trade.time + BigInt(hours) * HOUR,
    id: String(Number(trade.id) + 10_000 * hours),
  }));
}

/** Files that are processed without faults first. The next file with bars in their hour packs them. */
export const INITIAL_UPLOADS: readonly Upload[] = Array.from({ length: MIN_PARTIALS - 1 }, (_, part) => ({
  key: `${part}.csv`,
  trades: tradesOfPart(part),
}));

/** The bars of files. A trade that occurs in two of them is counted once. */
export function expectedBars(files: readonly (readonly Trade[])[]): OracleBar[] {
  return oracle([...new Map(files.flat().map((trade) => [trade.id, trade])).values()]);
}

export function contentOf({ trades }: Upload): string {
  return trades ? fileOf(trades) : '';
}
