import { ByteReader } from '../encoding/byte-reader';
import { ByteWriter } from '../encoding/byte-writer';
import { decodeChunk, encodeChunk } from '../encoding/chunk-codec';
import type { BarState } from '../model/bar-state';
import { NANOSECONDS } from '../model/interval';
import { originKey, settlementKey, type Origin, type SeriesChunk } from './item-keys';
import type { Item, PutCondition } from './table';

/** The trades that several origins have of one bar, united. It depends on these origins alone, so it never changes. */
export interface UnitedBar {
  readonly kind: 'united';
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** All origins of the bar at the time of the settlement. */
  readonly origins: readonly Origin[];
  /** The bar of all trades, each once. */
  readonly state: BarState;
  /** The origins that have a trade in the bar that no origin before them in the fixed sequence has. */
  readonly included: readonly Origin[];
  /** The origins that have other values for a trade than the bar. */
  readonly contradicting: readonly Origin[];
}

/** A bar whose trades could not be united. */
export interface FailedBar {
  readonly kind: 'failed';
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** All origins of the bar at the time of the settlement. */
  readonly origins: readonly Origin[];
  /** The time of the settlement, seconds since 1970. */
  readonly failedAt: number;
  /** The name of the error, and the source that caused it. */
  readonly reason: string;
}

/** The result of settling one bar. */
export type SettledBar = UnitedBar | FailedBar;

/** The settled bars of a chunk. */
export interface Settlement {
  /** Incremented by every change. */
  readonly version: number;
  /** True if the change log has an entry of every united bar. */
  readonly isRecorded: boolean;
  /** Ordered by time, at most one of each bar. */
  readonly bars: readonly SettledBar[];
}

/** Seconds after which a bar that could not be settled may be settled again. */
const RETRY_AFTER = 86_400;

/** Roles of an origin in a bar. An origin without a role has no part in it. */
const IS_ORIGIN = 1;
const IS_INCLUDED = 2;
const IS_CONTRADICTING = 4;

const NO_IDS = new BigUint64Array(0);

/** The item of the settled bars of a chunk. */
export function toSettlementItem(chunk: SeriesChunk, { version, isRecorded, bars }: Settlement): Item {
  const { start, interval } = chunk;
  const origins = [
    ...new Map(bars.flatMap((bar) => bar.origins).map((origin) => [originKey(origin), origin])).values(),
  ];
  const united = bars.filter((bar) => bar.kind === 'united');
  const failed = bars.filter((bar) => bar.kind === 'failed');
  const writer = new ByteWriter().unsigned(origins.length);
  for (const { source, generation } of origins) writer.text(source).text(generation);
  const states = encodeChunk(
    start,
    interval,
    // The ids are those of the origins, whose partial bars a reader has as well.
    united.map(({ time, state }) => ({ time, state, ids: NO_IDS })),
  );
  writer.unsigned(states.length).bytes(states);
  for (const bar of united) writeRoles(writer, origins, bar);
  writer.unsigned(failed.length);
  for (const bar of failed) {
    writer.unsigned((bar.time - start) / NANOSECONDS[interval]).unsigned(bar.failedAt);
    writeRoles(writer, origins, bar);
    writer.text(bar.reason);
  }
  return { ...settlementKey(chunk), version, settled: writer.result(), ...(isRecorded && { recorded: version }) };
}

/** Reads the item that {@link toSettlementItem} made. */
export function fromSettlementItem(
  { start, interval }: Pick<SeriesChunk, 'start' | 'interval'>,
  item: Item,
): Settlement {
  const reader = new ByteReader(item['settled'] as Uint8Array);
  const origins = Array.from({ length: reader.count() }, (): Origin => ({
    source: reader.text(),
    generation: reader.text(),
  }));
  const states = decodeChunk(start, interval, reader.bytes(reader.count()));
  const united = states.map(({ time, state }): UnitedBar => ({
    kind: 'united',
    time,
    state,
    ...readRoles(reader, origins),
  }));
  const failed = Array.from({ length: reader.count() }, (): FailedBar => {
    const time = start + reader.unsigned() * NANOSECONDS[interval];
    const failedAt = reader.count();
    return { kind: 'failed', time, failedAt, origins: readRoles(reader, origins).origins, reason: reader.text() };
  });
  const bars = [...united, ...failed].sort((a, b) => (a.time < b.time ? -1 : 1));
  return { version: item['version'] as number, isRecorded: item['recorded'] !== undefined, bars };
}

/** The condition that the settlement that was read is still the stored one. */
export function settlementCondition(read: Settlement | undefined): PutCondition {
  return read ? { kind: 'equals', attribute: 'version', value: read.version } : { kind: 'absent' };
}

/**
 * True if a settled bar stands for its origins, because all of them are current. A failure also needs that there are no
 * others, and is forgotten after a day.
 *
 * @param current the keys of the origins that have the bar
 */
export function isValid(bar: SettledBar, current: ReadonlySet<string>): boolean {
  if (!bar.origins.every((origin) => current.has(originKey(origin)))) return false;
  if (bar.kind === 'united') return true;
  return bar.origins.length === current.size && Date.now() / 1_000 < bar.failedAt + RETRY_AFTER;
}

function writeRoles(writer: ByteWriter, origins: readonly Origin[], bar: SettledBar): void {
  const of = (list: readonly Origin[]) => new Set(list.map(originKey));
  const [all, included, contradicting] =
    bar.kind === 'united'
      ? [of(bar.origins), of(bar.included), of(bar.contradicting)]
      : [of(bar.origins), of([]), of([])];
  for (const key of origins.map(originKey)) {
    writer.unsigned(
      (all.has(key) ? IS_ORIGIN : 0) +
        (included.has(key) ? IS_INCLUDED : 0) +
        (contradicting.has(key) ? IS_CONTRADICTING : 0),
    );
  }
}

function readRoles(
  reader: ByteReader,
  origins: readonly Origin[],
): Pick<UnitedBar, 'origins' | 'included' | 'contradicting'> {
  const roles = origins.map(() => reader.count());
  const having = (role: number) => origins.filter((_, index) => (roles[index] as number) & role);
  return {
    origins: having(IS_ORIGIN),
    included: having(IS_INCLUDED),
    contradicting: having(IS_CONTRADICTING),
  };
}
