import type { FakeWorld } from '../fake-world';
import {
  atCall,
  BACK,
  BACK_UNPLANNED,
  lose,
  lostWorld,
  ordinaryWorld,
  pairOf,
  PLANNED,
  PRIMARY,
  rehearse,
  returnedWorld,
  UNPLANNED,
  type Rehearsed,
} from '../rehearsal';

const CASES: readonly (readonly [string, Rehearsed, () => Promise<FakeWorld>])[] = [
  ['a planned fail-over', PLANNED, ordinaryWorld],
  ['a fail-back', BACK, returnedWorld],
];

describe.each(CASES)('%s', (_, plan, begin) => {
  test.each([0, 1])(
    'goes on in the other region by the command that it names if region %i is lost at any call',
    async (index) => {
      let points = 0;
      for (let call = 1; ; call += 1) {
        const world = await begin();
        const lost = pairOf(world, plan.move)[index]!;
        const survivor = world.regions.find((region) => region !== lost)!;
        const wasReached = await lose(world, plan, lost, call);
        if (!wasReached) break;
        points += 1;
        const uploads = world.uploads.splice(0);
        await world.settle(12);
        const told = { call, lost: lost.name };
        const processed = await survivor.processedKeys();
        expect({ ...told, isIngesting: survivor.isIngesting, processed }).toEqual({
          ...told,
          ...{ isIngesting: true, processed: [...survivor.objects.keys()].sort() },
        });

        // The region returns, and is made the writer again.
        lost.isLost = false;
        world.uploads.push(...uploads);
        await world.settle();
        await rehearse(world, lost.name === PRIMARY ? BACK : PLANNED);
        await world.finish();

        const files = [...lost.objects.keys()].sort();
        expect({ ...told, state: await world.state() }).toMatchObject({
          ...told,
          state: {
            [lost.name === PRIMARY ? 'primary' : 'standby']: {
              mapping: 'Enabled',
              processed: files,
              writer: lost.name,
            },
            [lost.name === PRIMARY ? 'standby' : 'primary']: {
              mapping: 'Disabled',
              processed: files,
              writer: lost.name,
            },
          },
        });
      }
      expect(points).toBeGreaterThan(20);
    },
    60_000,
  );
});

test('an unplanned fail-over whose region is lost as well is continued in the one that returns', async () => {
  for (let call = 1; ; call += 1) {
    const world = await lostWorld();
    const { hook, wasReached } = atCall(call, 'before', () => (world.standby.isLost = true));
    const error = await rehearse(world, UNPLANNED, hook).catch((reason: unknown) => reason);
    if (!wasReached()) break;
    expect(String(error)).toContain('infra:failback --configuration=production -- --unplanned');
    world.primary.isLost = false;
    await rehearse(world, BACK_UNPLANNED);
    await world.settle();
    world.standby.isLost = false;
    await world.finish();

    const writers = [world.primary, world.standby].map(({ items }) => items.get('WRITER WRITER')?.['region']);
    expect([call, ...writers]).toEqual([call, PRIMARY, PRIMARY]);
    expect(await world.primary.processedKeys()).toEqual([...world.primary.objects.keys()].sort());
  }
}, 60_000);

test('an unplanned fail-over calls nothing in the region that is lost', async () => {
  const world = await ordinaryWorld();
  const { primary } = world;
  primary.open = () => {
    const fail = (): never => {
      throw new Error('a call in the region that is lost');
    };
    return new Proxy({ name: primary.name } as never, { get: (_, name) => (name === 'name' ? primary.name : fail()) });
  };

  await rehearse(world, UNPLANNED);

  expect(world.standby.isIngesting).toBe(true);
});
