import { NotApprovedError, RefusedError } from '../../src/errors';
import { ordinaryWorld, PLANNED, rehearse, returnedWorld, UNPLANNED, BACK } from '../rehearsal';

test('numbers the steps, and prints what each did and how long it took', async () => {
  const printed = await rehearse(await ordinaryWorld(), PLANNED);
  const titles = printed.split('\n').filter((line) => /^\d+\//.test(line));
  expect(titles).toHaveLength(PLANNED.plan.steps.length);
  expect(printed).toMatch(/\n13\/\d+ Wait until the queue of us-east-1 is empty\n/);
  expect(printed).toMatch(/\n {2}the event source mapping changing\n {2}the event source mapping off \([\d.]+ s\)\n/);
  expect(printed).toMatch(/\n {2}us-west-2 is the writer \(epoch 2\) \([\d.]+ s\)\n/);
  expect(printed).toMatch(/\nPlanned fail-over is complete after [\d.]+ s\.$/);
});

test.each([
  ['a planned fail-over', PLANNED, ordinaryWorld],
  ['an unplanned fail-over', UNPLANNED, ordinaryWorld],
  ['a fail-back', BACK, returnedWorld],
])('a dry run of %s prints the steps and changes nothing', async (_, plan, begin) => {
  const world = await begin();
  const calls: string[] = [];
  const before = JSON.stringify(world.regions.map(({ rules, mapping, schedule }) => [rules, mapping, schedule]));

  const printed = await rehearse(
    world,
    plan,
    (_when, name) => {
      calls.push(name);
      return Promise.resolve();
    },
    { isDryRun: true },
  );

  expect(calls.filter((name) => /^(Enable|Disable|Update|Invoke|put$|batchWrite$|catchUp$)/.test(name))).toEqual([]);
  expect(JSON.stringify(world.regions.map(({ rules, mapping, schedule }) => [rules, mapping, schedule]))).toBe(before);
  expect(printed).toContain('dry run: nothing is changed');
  expect(printed).toMatch(/\n {2}to do: .+\n {2}By hand: .+ \([\d.]+ s\)\n/);
  expect(printed).not.toMatch(/\{(from|to|environment)\}/);
});

test('stops before it changes anything if it is not approved, and continues when it is', async () => {
  const world = await ordinaryWorld();
  const asked: string[] = [];
  const refuse = (question: string) => {
    asked.push(question);
    return Promise.resolve(false);
  };

  await expect(rehearse(world, PLANNED, undefined, { approve: refuse })).rejects.toThrow(NotApprovedError);
  expect(asked).toEqual(['Stop ingestion in us-east-1, and start it in us-west-2?']);
  expect(world.primary.isIngesting).toBe(true);
  expect(world.standby.isIngesting).toBe(false);

  await rehearse(world, PLANNED);
  expect(world.standby.isIngesting).toBe(true);
});

test('says how to approve if there is nobody to ask', async () => {
  await expect(rehearse(await ordinaryWorld(), UNPLANNED, undefined, { approve: undefined })).rejects.toThrow(
    'Confirm that us-east-1 is lost: expected an approval, but there is no terminal to ask at. Read the plan with --dry-run, and add --approve.',
  );
});

test('refuses while files are not replicated, and goes on in the primary', async () => {
  const world = await ordinaryWorld();
  await world.finish();
  world.isPartitioned = true;
  world.upload('trades/stuck-90.csv');
  world.time += 20 * 60_000;

  const attempt = rehearse(world, PLANNED);

  await expect(attempt).rejects.toThrow(RefusedError);
  await expect(attempt).rejects.toThrow(
    'Check that replication keeps up: expected replication that keeps up, found us-east-1 has 1 files that us-west-2 has not ' +
      '(trades/stuck-90.csv); change ',
  );
  await expect(attempt).rejects.toThrow('use `--unplanned`');
  expect(world.primary.isIngesting).toBe(true);
});

test('refuses while a backfill runs', async () => {
  const world = await ordinaryWorld();
  world.primary.backfills = 2;
  await expect(rehearse(world, PLANNED)).rejects.toThrow(
    'expected no execution of a backfill that runs in us-east-1, found 2 executions that run',
  );
  expect(world.primary.isIngesting).toBe(true);
});

test('waits for a queue, and says what is left if it does not become empty', async () => {
  const world = await ordinaryWorld();
  const begun = world.time;
  world.primary.work = () => Promise.resolve();
  await expect(rehearse(world, PLANNED)).rejects.toThrow(
    /^Wait until the queue of us-east-1 is empty: expected an empty queue in us-east-1, found \d+ messages wait, 0 are being processed\./,
  );
  expect(world.time - begun).toBeGreaterThan(2 * 3_600_000);
});

test('does not start a region while somebody has switched the other one on again', async () => {
  const world = await ordinaryWorld();
  const attempt = rehearse(world, PLANNED, (when, name) => {
    if (when === 'after' && name === 'put') world.primary.rules['created-us-east-1'] = 'ENABLED';
    return Promise.resolve();
  });
  await expect(attempt).rejects.toThrow(
    'Switch on the event source mapping in us-west-2: expected nothing that ingests in us-east-1, found the rules of new and ' +
      'deleted files mixed.',
  );
  expect(world.standby.mapping).toBe('Disabled');
});

test('a reader who is not served ends the plan with the place of the reason', async () => {
  const world = await ordinaryWorld();
  world.standby.healthStatus = 503;
  await expect(rehearse(world, PLANNED)).rejects.toThrow(
    /found status 503; feed up to .*\nThe log group `\/aws\/lambda\/query-production-us-west-2` has the reason/,
  );
});
