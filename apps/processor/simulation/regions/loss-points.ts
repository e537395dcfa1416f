import type { Trade } from '@trading/bars';
import type { RandomExploration } from '../tasks';
import { KEYS, problemOfRegions, type RegionEvent } from './region-worlds';
import type { Meanwhile } from './two-regions';

/** More calls than the processing of a file has, and more items than it writes. */
const MAX_CALLS = 60;
const MAX_ITEMS = 40;

const EVEN = KEYS['even.csv'] as readonly Trade[];
const upload = (region: number, key: string, trades: readonly Trade[], isReplicated = true): RegionEvent => ({
  ...{ kind: 'upload', region, key, trades, isReplicated },
});
const deliver = (region: number, meanwhile?: Meanwhile): RegionEvent => ({
  ...{ kind: 'deliver', region, position: 0, faults: [], isRepeated: false, meanwhile },
});

/** A file that was processed long ago, and is replaced; and one of another source. */
const BEFORE: readonly RegionEvent[] = [
  ...[upload(0, 'even.csv', EVEN), deliver(0)],
  ...[upload(0, 'odd.csv', KEYS['odd.csv'] as readonly Trade[]), deliver(0), { kind: 'rest' } as const],
];

/** The events after the loss of the first region: another upload of the file or none, and its return or not. */
const AFTER: readonly (readonly RegionEvent[])[] = [
  [{ kind: 'take over', region: 1 }],
  [{ kind: 'take over', region: 1 }, upload(1, 'even.csv', EVEN.slice(0, 2)), deliver(1)],
  [{ kind: 'rest' }, { kind: 'take over', region: 1 }, { kind: 'catch up' }],
];

/**
 * Loses the first region, or lets the second one take over from it, before every call of the processing of a file; and loses it
 * afterwards, with each single item that has arrived or has not.
 *
 * @param shares the number of shares of these points, of which the first one is explored
 */
export async function exploreLossPoints(shares: number): Promise<RandomExploration> {
  let worlds = 0;
  for (const isReplicated of [true, false]) {
    const replacing = upload(0, 'even.csv', EVEN.slice(1), isReplicated);
    const points: (readonly RegionEvent[])[] = [];
    for (let call = 0; call < MAX_CALLS; call += 1) {
      for (const event of ['lose', 'fail over'] as const) points.push([replacing, deliver(0, { call, event })]);
    }
    for (let item = 0; item < MAX_ITEMS; item += 1) {
      points.push([replacing, deliver(0), { kind: 'arrive most', picks: [item] }]);
      points.push([replacing, deliver(0), { kind: 'arrive', picks: [item] }]);
    }
    for (const point of points.filter((_, index) => index % shares === 0)) {
      for (const after of AFTER) {
        for (const isForGood of [true, false]) {
          const lost: RegionEvent = { kind: 'lose', region: 0 };
          const reads = [0, 1].map((region): RegionEvent => ({ kind: 'read', region }));
          const events = [...BEFORE, ...point, lost, ...reads, ...after, ...reads];
          const problem = await problemOfRegions({ events, isForGood });
          worlds += 1;
          if (problem !== undefined)
            return { worlds, wrong: `${problem}: ${JSON.stringify({ point, after, isForGood }, bigintsAsText)}` };
        }
      }
    }
  }
  return { worlds };
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
