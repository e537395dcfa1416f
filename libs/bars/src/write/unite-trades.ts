import { barStateOf, isSameBarState, mergeBarStates, type BarState } from '../model/bar-state';
import { inSequence } from '../model/source-sequence';
import { hasSameValues, type Trade } from '../model/trade';
import type { Origin } from '../table/item-keys';
import type { UnitedBar } from '../table/settlement-item';

/** The accepted trades that an origin has of a bar. Their ids are distinct. */
export interface OriginTrades {
  readonly origin: Origin;
  readonly trades: readonly Trade[];
}

/**
 * Unites the trades that several origins have of one bar, so that each trade is in it once. The sources are taken in the fixed
 * sequence of readers; if several have a trade, the values and the order of the first one are used. The result does not depend
 * on the order in which they are given.
 */
export function uniteTrades(time: bigint, origins: readonly OriginTrades[]): UnitedBar {
  const sequence = [...origins].sort((a, b) => inSequence(placeOf(a), placeOf(b)));
  const united = new Map<string, Trade>();
  const included: Origin[] = [];
  const contradicting: Origin[] = [];
  for (const { origin, trades } of sequence) {
    const known = united.size;
    for (const trade of trades) if (!united.has(trade.id)) united.set(trade.id, trade);
    if (united.size > known) included.push(origin);
    if (contradicts(trades, united)) contradicting.push(origin);
  }
  return {
    ...{ kind: 'united', time, state: stateOf([...united.values()]) },
    ...{ origins: origins.map(({ origin }) => origin), included, contradicting },
  };
}

/** True if a trade has other values than in the union, or if another of these trades is the first or the last one there. */
function contradicts(trades: readonly Trade[], union: ReadonlyMap<string, Trade>): boolean {
  const same = trades.map(({ id }) => union.get(id) as Trade);
  if (!trades.every((trade, index) => hasSameValues(trade, same[index] as Trade))) return true;
  return !isSameBarState(stateOf(trades), stateOf(same));
}

function stateOf(trades: readonly Trade[]): BarState {
  return trades.map(barStateOf).reduce(mergeBarStates);
}

function placeOf({ origin, trades }: OriginTrades) {
  return { source: origin.source, trades: trades.length };
}
