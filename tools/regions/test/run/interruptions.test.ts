import type { FakeWorld } from '../fake-world';
import {
  BACK,
  interrupt,
  lostWorld,
  ordinaryWorld,
  PLANNED,
  rehearse,
  returnedWorld,
  UNPLANNED,
  type Rehearsed,
} from '../rehearsal';

const CASES: readonly (readonly [string, Rehearsed, () => Promise<FakeWorld>])[] = [
  ['a planned fail-over', PLANNED, ordinaryWorld],
  ['an unplanned fail-over', UNPLANNED, lostWorld],
  ['a fail-back', BACK, returnedWorld],
];

test.each(CASES)(
  '%s that ends at any call is completed by another run, with the same result and one region at a time',
  async (_, plan, begin) => {
    const uninterrupted = await begin();
    await rehearse(uninterrupted, plan);
    await uninterrupted.finish();
    const expected = await uninterrupted.state();
    let points = 0;
    for (const point of ['before', 'after'] as const) {
      for (let call = 1; ; call += 1) {
        const world = await begin();
        const wasInterrupted = await interrupt(world, plan, call, point);
        await world.settle();

        await rehearse(world, plan);
        await world.finish();

        expect({ call, point, ...(await world.state()) }).toEqual({ call, point, ...expected });
        if (begin === ordinaryWorld) expect([call, point, world.mostIngesting]).toEqual([call, point, 1]);
        if (begin !== lostWorld) expect([call, point, world.isTakenInUse]).toEqual([call, point, false]);
        if (!wasInterrupted) break;
        points += 1;
      }
    }
    expect(points).toBeGreaterThan(40);
  },
  60_000,
);

test('the result is that one region ingests, and has processed all files', async () => {
  const world = await returnedWorld();
  await rehearse(world, BACK);
  await world.finish();

  const files = [...world.primary.objects.keys()].sort();
  expect(files.filter((key) => key.includes('stranded'))).toHaveLength(3);
  const off = { rules: ['DISABLED', 'DISABLED'], mapping: 'Disabled', exports: 'DISABLED' };
  const on = { rules: ['ENABLED', 'ENABLED'], mapping: 'Enabled', exports: 'ENABLED' };
  const same = { writer: 'us-east-1', files, processed: files, waiting: 0 };
  expect(await world.state()).toEqual({ primary: { ...on, ...same }, standby: { ...off, ...same } });
});

test('a planned fail-over that ends at any call can be taken back', async () => {
  for (let call = 1; ; call += 1) {
    const world = await ordinaryWorld();
    const wasInterrupted = await interrupt(world, PLANNED, call, 'after');
    await world.settle();
    await rehearse(world, BACK);
    await world.finish();
    expect({ call, ingesting: world.regions.filter(({ isIngesting }) => isIngesting).map(({ name }) => name) }).toEqual(
      {
        call,
        ingesting: ['us-east-1'],
      },
    );
    expect(world.mostIngesting).toBe(1);
    expect(await world.primary.processedKeys()).toEqual([...world.primary.objects.keys()].sort());
    if (!wasInterrupted) break;
  }
}, 60_000);
