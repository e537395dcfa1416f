import { compareFormerChanges, compareObjects, compareRecords, waitForChanges } from '../../src/plan/replication';
import type { ListedObject, Region } from '../../src/region';

interface State {
  readonly objects?: readonly ListedObject[];
  readonly writer?: { readonly region: string; readonly epoch: number };
  readonly changes?: readonly (readonly [number, number])[];
  readonly watermarks?: readonly (readonly [string, bigint])[];
}

function regionOf(name: string, { objects = [], writer, changes = [], watermarks = [] }: State): Region {
  return {
    name,
    records: {
      writer: () => Promise.resolve(writer && { ...writer, since: 1 }),
      lastChange: () => Promise.resolve(changes.at(-1)?.[1] ?? 0),
      lastChanges: () => Promise.resolve(new Map(changes)),
      watermarks: () => Promise.resolve(new Map(watermarks)),
    },
    async *objects() {
      yield* objects;
    },
  } as unknown as Region;
}

const pair = (from: State, to: State) => ({ from: regionOf('east', from), to: regionOf('west', to) });

test.each<readonly [string, readonly ListedObject[], readonly ListedObject[], readonly string[]]>([
  ['the same', [{ key: 'a', uploadedAt: 1 }], [{ key: 'a', uploadedAt: 1 }], []],
  ['missing in one', [{ key: 'a', uploadedAt: 1 }], [], ['east has 1 files that west has not (a)']],
  ['missing in the other one', [], [{ key: 'a', uploadedAt: 1 }], ['west has 1 files that east has not (a)']],
  ['older', [{ key: 'a', uploadedAt: 2 }], [{ key: 'a', uploadedAt: 1 }], ['east has 1 files that west has not (a)']],
  ['uploaded lately', [{ key: 'a', uploadedAt: 11 }], [], []],
  [
    'many',
    ['a', 'b', 'c', 'd'].map((key) => ({ key, uploadedAt: 1 })),
    [],
    ['east has 4 files that west has not (a, b, c, …)'],
  ],
])('compares objects that are %s', async (_, from, to, expected) => {
  expect(await compareObjects(pair({ objects: from }, { objects: to }), 10)).toEqual(expected);
});

test('compares the writer, the watermarks and the changes of each epoch', async () => {
  const from: State = {
    writer: { region: 'east', epoch: 2 },
    changes: [
      [0, 7],
      [1, 1_002],
      [2, 2_003],
    ],
    watermarks: [['feed', 5n]],
  };
  expect(await compareRecords(pair(from, from))).toEqual([]);
  const to: State = {
    writer: { region: 'west', epoch: 1 },
    changes: [
      [0, 7],
      [1, 1_004],
    ],
    watermarks: [['feed', 4n]],
  };
  expect(await compareRecords(pair(from, to))).toEqual([
    'writer east (epoch 2) in east and west (epoch 1) in west',
    'watermarks feed 5 in east and feed 4 in west',
    'last change of epoch 1 1002 in east and 1004 in west',
    'last change of epoch 2 2003 in east and none in west',
  ]);
});

test('compares what former writers wrote, while the current one goes on', async () => {
  const writer = { region: 'east', epoch: 1 };
  const changes = (former: number, current: number): State => ({
    writer,
    changes: [
      [0, former],
      [1, current],
    ],
  });
  expect(await compareFormerChanges(pair(changes(7, 1_005), changes(7, 1_001)))).toEqual([]);
  expect(await compareFormerChanges(pair(changes(7, 1_005), changes(9, 1_005)))).toEqual([
    'last change of epoch 0 7 in east and 9 in west',
  ]);
});

test('waits for the changes that the other replica has when it begins', async () => {
  let now = 0;
  const clock = { now: () => now, sleep: async (milliseconds: number) => void (now += milliseconds) };
  const { from, to } = pair({ changes: [[0, 5]] }, { changes: [[0, 4]] });
  const behind = { ...to, records: { ...to.records, lastChange: () => Promise.resolve(now < 10_000 ? 4 : 5) } };
  expect(await waitForChanges({ from, to: behind }, 60, clock)).toEqual([]);
  expect(now).toBe(10_000);
  expect(await waitForChanges({ from, to }, 60, clock)).toEqual(['change 4 in west 60 s after 5 in east']);
});
