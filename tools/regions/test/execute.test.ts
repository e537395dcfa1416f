import type { Command } from '../src/arguments';
import { UnreachableRegionError } from '../src/errors';
import { execute, regionsCalledBy, type Environment } from '../src/execute';
import type { FakeWorld } from './fake-world';
import { lostWorld, ordinaryWorld, PRIMARY, STANDBY } from './rehearsal';

const MOVE = { isUnplanned: false, isDryRun: false, isApproved: true } as const;

function environmentOf(
  world: FakeWorld,
  change: Partial<Environment> = {},
): Environment & { readonly printed: string[] } {
  const printed: string[] = [];
  return {
    ...{
      name: 'production',
      primary: PRIMARY,
      standby: STANDBY,
      writer: PRIMARY,
      clock: world.clock,
      ask: undefined,
      printed,
    },
    openRebuild: () => Promise.reject(new Error('a rebuild')),
    open: (name) => {
      const region = world.regions.find((each) => each.name === name)!;
      return region.isLost
        ? Promise.reject(new UnreachableRegionError(name, 'no answer'))
        : Promise.resolve(world.open(region));
    },
    print: (text) => printed.push(text),
    writeRegionSwitch: (standby, hasFunctions) => Promise.resolve(`written for ${standby}, functions: ${hasFunctions}`),
    ...change,
  };
}

test.each<Command>([
  { name: 'failover', ...MOVE },
  { name: 'failback', ...MOVE },
  { name: 'dr-status', isJson: true },
  { name: 'runbook' },
  { name: 'region-switch', hasFunctions: false },
])('$name of an environment with one region says so, and does nothing', async (command) => {
  const environment = environmentOf(await ordinaryWorld(), {
    standby: undefined,
    open: () => Promise.reject(new Error('a call')),
  });
  expect(await execute(command, environment)).toBe(true);
  expect(environment.printed).toEqual([
    'production has one region, us-east-1. There is no other region that could take over, and nothing to do.',
  ]);
});

test('moves ingestion, shows it, and takes it back', async () => {
  const world = await ordinaryWorld();
  const environment = environmentOf(world);
  await execute({ name: 'failover', ...MOVE }, environment);
  expect(await execute({ name: 'dr-status', isJson: false }, environment)).toBe(true);
  expect(environment.printed.at(-1)).toContain('us-west-2 ingests');
  await execute({ name: 'failback', ...MOVE }, environment);
  expect(await execute({ name: 'dr-status', isJson: true }, environment)).toBe(true);
  expect(JSON.parse(environment.printed.at(-1)!).regions[0]).toMatchObject({ region: PRIMARY, isIngesting: true });
});

test('names the command that goes on if a region is lost before the first step', async () => {
  const environment = environmentOf(await lostWorld());
  await expect(execute({ name: 'failover', ...MOVE }, environment)).rejects.toThrow(
    'If it is lost, go on in the other region with `npx nx run infra:failover --configuration=production -- --unplanned`.',
  );
  await execute({ name: 'failover', ...MOVE, isUnplanned: true }, environment);
  expect(await execute({ name: 'dr-status', isJson: false }, environment)).toBe(false);
});

test('asks at the terminal unless everything is approved', async () => {
  const world = await ordinaryWorld();
  const asked: string[] = [];
  const ask = (question: string) => Promise.resolve(asked.push(question) > 0);
  await execute({ name: 'failover', ...MOVE, isApproved: false }, environmentOf(world, { ask }));
  expect(asked).toHaveLength(1);
});

test('prints the runbook without a call', async () => {
  const environment = environmentOf(await ordinaryWorld(), { open: () => Promise.reject(new Error('a call')) });
  await execute({ name: 'runbook' }, environment);
  expect(environment.printed.join('\n')).toContain('### Unplanned fail-over');
  expect(environment.printed.join('\n')).toContain('aws events disable-rule --region us-east-1');
});

test('writes the plans of Region switch without a call', async () => {
  const environment = environmentOf(await ordinaryWorld(), { open: () => Promise.reject(new Error('a call')) });
  expect(await execute({ name: 'region-switch', hasFunctions: true }, environment)).toBe(true);
  expect(environment.printed).toEqual(['written for us-west-2, functions: true']);
});

test.each<readonly [Command, readonly string[]]>([
  [{ name: 'region-switch', hasFunctions: false }, []],
  [{ name: 'runbook' }, []],
  [{ name: 'dr-status', isJson: false }, [PRIMARY, STANDBY]],
  [{ name: 'failover', ...MOVE }, [PRIMARY, STANDBY]],
  [{ name: 'failover', ...MOVE, isUnplanned: true }, [STANDBY]],
  [{ name: 'failback', ...MOVE, isUnplanned: true }, [PRIMARY]],
  [{ name: 'rebuild', isDryRun: false, isApproved: false }, [STANDBY]],
  [{ name: 'compare', table: 'other' }, [STANDBY]],
])('%j calls %j', (command, regions) => {
  expect(regionsCalledBy(command, { primary: PRIMARY, standby: STANDBY, writer: STANDBY })).toEqual(regions);
});

test('calls the only region for a rebuild alone', () => {
  const regions = { primary: PRIMARY, standby: undefined, writer: PRIMARY };
  expect(regionsCalledBy({ name: 'rebuild', isDryRun: false, isApproved: false }, regions)).toEqual([PRIMARY]);
  expect(regionsCalledBy({ name: 'dr-status', isJson: false }, regions)).toEqual([]);
});
