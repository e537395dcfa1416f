import type { Region } from '../../src/region';
import { readStatus } from '../../src/status/read-status';
import { renderStatus, renderStatusJson } from '../../src/status/render-status';
import type { FakeWorld } from '../fake-world';
import {
  BACK,
  lostWorld,
  ordinaryWorld,
  PLANNED,
  PRIMARY,
  rehearse,
  returnedWorld,
  STANDBY,
  UNPLANNED,
} from '../rehearsal';

const statusOf = (world: FakeWorld) => {
  const open = (index: 0 | 1) => () => Promise.resolve<Region>(world.open(world.regions[index]));
  return readStatus({ [PRIMARY]: open(0), [STANDBY]: open(1) }, PRIMARY);
};

test('shows the switches, the writer, the queue and the lags of each region', async () => {
  const world = await ordinaryWorld();
  await world.finish();
  await rehearse(world, PLANNED);
  world.standby.metrics['AWS/DynamoDB ReplicationLatency'] = [400, 850];
  world.standby.metrics['AWS/S3 OperationsPendingReplication'] = [3];
  world.standby.deadLetters = 2;

  const status = await statusOf(world);

  expect(status.problems).toEqual([]);
  const text = renderStatus(status, PRIMARY);
  expect(text).toMatch(/^us-east-1\n {2}switches {10}rules off, event source mapping off, exports off\n/);
  expect(text).toMatch(/\nus-west-2 ingests\n {2}switches {10}rules on, event source mapping on, exports on\n/);
  expect(text).toMatch(/\n {2}writer {12}us-west-2, epoch 2, since 2026-11-30T12:/);
  expect(text).toMatch(/\n {2}queue {13}0 wait, 0 are processed, 2 dead letters, the oldest message \? s\n/);
  expect(text).toContain(
    '\n  table lag         850 ms\n  object lag        ? s, 3 objects, ? bytes pending, ? failed\n',
  );
  expect(text).toMatch(/\nOne region ingests, and it is the writer\.$/);
  const [primary] = (JSON.parse(renderStatusJson(status)) as { regions: any[] }).regions;
  expect(primary).toMatchObject({
    region: PRIMARY,
    isIngesting: false,
    watermarks: { feed: expect.stringMatching(/^\d{15}/) },
  });
});

test('before the first fail-over, the primary is the writer', async () => {
  const status = await statusOf(await ordinaryWorld());
  expect(status.problems).toEqual([]);
  expect(renderStatus(status, PRIMARY)).toContain('us-east-1, since no region was named yet');
});

test.each<readonly [string, () => Promise<FakeWorld>, readonly unknown[]]>([
  [
    'no region ingests',
    async () => {
      const world = await ordinaryWorld();
      world.primary.mapping = 'Disabled';
      for (const name of Object.keys(world.primary.rules)) world.primary.rules[name] = 'DISABLED';
      return world;
    },
    ['Expected one region that ingests, found 0: none'],
  ],
  [
    'the primary returned as it was',
    async () => {
      const world = await returnedWorld();
      await world.finish();
      return world;
    },
    [
      'Expected one region that ingests, found 2: us-east-1 and us-west-2',
      'us-east-1 ingests, but us-west-2 is the writer',
    ],
  ],
  [
    'the primary returned and does not know of the writer',
    returnedWorld,
    [
      'Expected one region that ingests, found 2: us-east-1 and us-west-2',
      'The replicas of the table disagree: us-east-1 (epoch 0) is the writer in us-east-1, us-west-2 (epoch 2) in us-west-2',
    ],
  ],
  [
    'a region is lost',
    async () => {
      const world = await lostWorld();
      await rehearse(world, UNPLANNED);
      return world;
    },
    ['us-east-1 does not answer: connect ECONNREFUSED us-east-1'],
  ],
  [
    'a region ingests in part',
    async () => {
      const world = await ordinaryWorld();
      world.primary.rules['deleted-us-east-1'] = 'DISABLED';
      return world;
    },
    ['us-east-1 ingests in part: its rules are mixed, its event source mapping is on'],
  ],
])('reports a problem if %s', async (_, begin, problems) => {
  const status = await statusOf(await begin());
  expect(status.problems).toEqual(problems);
  expect(renderStatus(status, PRIMARY)).toContain(problems.join('\n'));
});

test('the problems of a region that returned are gone after the fail-back', async () => {
  const world = await returnedWorld();
  await rehearse(world, BACK);
  await world.settle();
  expect((await statusOf(world)).problems).toEqual([]);
});
