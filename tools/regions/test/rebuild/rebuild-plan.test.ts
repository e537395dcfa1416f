import { WriterStore } from '@trading/bars/regions';
import type { Hook } from '@trading/bars/testing';
import { NotApprovedError, RefusedError } from '../../src/errors';
import { REBUILD } from '../../src/rebuild/rebuild-plan';
import { runPlan, type RunOptions } from '../../src/run/run-plan';
import type { FakeRegion } from '../fake-region';
import type { FakeWorld } from '../fake-world';
import { atCall, Interrupted, ordinaryWorld, PRIMARY, STANDBY } from '../rehearsal';
import { FakeRebuild } from './fake-rebuild';

let world: FakeWorld;
let files: FakeRebuild;
beforeEach(async () => {
  world = await ordinaryWorld();
  files = new FakeRebuild(7);
});

/** Rebuilds the table of a region. @returns what was printed */
async function rebuild(change: Partial<RunOptions> = {}, hook?: Hook, region?: FakeRegion): Promise<string> {
  const printed: string[] = [];
  const target = region ?? world.primary;
  const regions = { to: world.open(target, hook), home: PRIMARY, clock: world.clock, files: files.open(hook) };
  await runPlan(REBUILD, regions, {
    names: { from: target.name, to: target.name, environment: 'production' },
    ...{ isDryRun: false, approve: () => Promise.resolve(true), print: (text: string) => printed.push(text) },
    adviceIfLost: () => '',
    ...change,
  });
  return printed.join('\n');
}

test('processes all files, and exports are off until every file has bars', async () => {
  const exports: string[] = [];
  const printed = await rebuild({}, async (when, name) => {
    if (when === 'before' && ['plan', 'run', 'sources', 'forget'].includes(name)) {
      exports.push(`${name} ${world.primary.schedule.State}`);
    }
  });
  expect(exports).toEqual(['plan DISABLED', 'run DISABLED', 'sources DISABLED', 'forget ENABLED']);
  expect(files.plan).toBeUndefined();
  expect(world.primary.isIngesting).toBe(true);
  expect(printed).toContain('abcdef: 7 of 7 files finished, 0 of them failed');
  expect(printed).toContain('Rebuild of the table is complete');
});

test('starts ingestion before it lists the files', async () => {
  world.primary.mapping = 'Disabled';
  for (const rule of Object.keys(world.primary.rules)) world.primary.rules[rule] = 'DISABLED';
  let isIngesting: boolean | undefined;
  await rebuild({}, async (when, name) => {
    if (when === 'before' && name === 'plan') isIngesting = world.primary.isIngesting;
  });
  expect(isIngesting).toBe(true);
  expect(world.primary.mapping).toBe('Enabled');
});

test('a dry run changes nothing', async () => {
  const changes: string[] = [];
  const printed = await rebuild({ isDryRun: true }, async (when, name) => {
    if (when === 'before' && /^(Enable|Disable|Update|put$|batchWrite$|plan|run|forget|catchUp)/.test(name)) {
      changes.push(name);
    }
  });
  expect(changes).toEqual([]);
  expect(printed).toContain(
    'to do: no plan\n  By hand: `npx nx run ingestion:backfill-plan --configuration=production -- trades/ --mode=all` with AWS_REGION=us-east-1.',
  );
});

test('stops before a file is processed if the plan is not approved, and continues with it', async () => {
  await expect(rebuild({ approve: () => Promise.resolve(false) })).rejects.toThrow(NotApprovedError);
  expect(files.runs).toBe(0);
  const { plan } = files;
  expect(plan).toBeDefined();

  const printed = await rebuild();
  expect(printed).toContain('nothing to do: the plan abcdef of 7 files');
  expect(plan?.finished).toBe(7);
});

test('continues after it ended at any call, and runs no file twice', async () => {
  let call = 0;
  for (let isReached = true; isReached;) {
    call += 1;
    for (const point of ['before', 'after'] as const) {
      world = await ordinaryWorld();
      files = new FakeRebuild(7);
      const { hook, wasReached } = atCall(call, point, () => {
        throw new Interrupted();
      });
      await rebuild({}, hook).catch((error: unknown) => {
        if (!(error instanceof Interrupted)) throw error;
      });
      isReached = wasReached();
      const hasForgotten = files.runs > 0 && files.plan === undefined;
      await rebuild();
      // After the plan was deleted, the command is a new rebuild.
      expect([call, point, files.runs]).toEqual([call, point, hasForgotten ? 2 : 1]);
      expect(files.plan).toBeUndefined();
      expect(world.primary.schedule.State).toBe('ENABLED');
    }
  }
  expect(call).toBeGreaterThan(30);
});

test('says how to go on if files are left', async () => {
  files.filesOfRun = 3;
  const attempt = rebuild();
  await expect(attempt).rejects.toThrow(RefusedError);
  await expect(attempt).rejects.toThrow(
    'Process all files of the plan: expected no file that is left, found abcdef: 3 of 7 files finished, 0 of them failed.\n' +
      '`npx nx run ingestion:backfill-status --configuration=production` with AWS_REGION=us-east-1 shows the reasons.',
  );
  expect(world.primary.schedule.State).toBe('DISABLED');
});

test('refuses if the bucket has no file, or a file has neither bars nor a refusal', async () => {
  files = new FakeRebuild(0);
  await expect(rebuild()).rejects.toThrow('expected a plan, found no plan.\nThe bucket has no trade file.');
  files = new FakeRebuild(7);
  files.summary = { ...files.summary, missing: 2 };
  await expect(rebuild()).rejects.toThrow('found 7 files: 2 are missing, 0 were refused.');
});

test('names what cannot be made again', async () => {
  files.summary = {
    ...{ files: 7, missing: 0, refused: 1 },
    withoutBars: { count: 1, first: ['trades/bad.csv'] },
    gone: { count: 6, first: ['trades/a.csv', 'trades/b.csv'] },
  };
  expect(await rebuild()).toContain(
    '7 files: 0 are missing, 1 were refused; 1 refused files have no bars of an earlier upload (trades/bad.csv); ' +
      '6 sources have bars of an upload that is gone (trades/a.csv, trades/b.csv, …)',
  );
});

test('refuses without a table, and says if it is new', async () => {
  const missing: Hook = (_when, name) => {
    if (name !== 'query') return Promise.resolve();
    return Promise.reject(Object.assign(new Error('no'), { name: 'ResourceNotFoundException' }));
  };
  await expect(rebuild({}, missing)).rejects.toThrow(
    'Check that the table of us-east-1 exists: expected the table of production in us-east-1, found no table.\nCreate it first',
  );
  expect(await rebuild({ isDryRun: true })).toContain('a table with bars, up to change 3');
  world.primary.table.items.clear();
  expect(await rebuild({ isDryRun: true })).toContain('a table without bars');
});

test('names the standby as the writer in a new table, and refuses in a region that is not the writer', async () => {
  await rebuild({}, undefined, world.standby);
  expect((await new WriterStore(world.standby.table).current())?.region).toBe(STANDBY);

  // The replica of the primary region has the item by now.
  await expect(rebuild({}, undefined, world.primary)).rejects.toThrow(
    'expected us-east-1 as the writer, as the settings say, found us-west-2 is the writer (epoch 2).',
  );
});
