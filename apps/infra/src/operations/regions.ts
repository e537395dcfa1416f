import { setTimeout } from 'node:timers/promises';
import { STSClient } from '@aws-sdk/client-sts';
import { reportFailure } from '@trading/cli';
import { useEmulator, type ClientOptions } from '@trading/local';
import { execute, openRebuild, openRegion, parseArguments, regionsCalledBy, terminalApproval } from '@trading/regions';
import { ENVIRONMENTS, isEnvironmentName, UnknownEnvironmentError, type EnvironmentName } from '../environments';
import { regionsOf, writerOf } from '../region-settings';
import { assertCredentials } from './credentials';
import { writeRegionSwitch } from './write-region-switch';

/** Runs a command that moves ingestion between the regions of an environment, shows where it is, or makes a table again. */
async function main(args: readonly string[]): Promise<void> {
  const { command, environment } = parseArguments(args);
  if (!isEnvironmentName(environment)) throw new UnknownEnvironmentError(environment);
  const settings = ENVIRONMENTS[environment];
  const [{ place }, other] = regionsOf(environment, settings);
  const regions = { primary: place.region, standby: other?.place.region, writer: writerOf(settings) };
  const called = regionsCalledBy(command, regions);
  const options = called.length === 0 ? {} : await signIn(environment, called);
  const print = (text: string) => {
    console.log(text);
  };
  const optionsIn = (region: string) => ({ environment, region, options, output: { print, note: print } });
  const isFine = await execute(command, {
    ...{ name: environment, ...regions, print },
    open: (region) => openRegion(optionsIn(region)),
    openRebuild: (region) => openRebuild(optionsIn(region), settings.bars.interval),
    clock: { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) },
    ask: terminalApproval(),
    writeRegionSwitch: (standbyRegion, hasFunctions) =>
      writeRegionSwitch({
        account: ENVIRONMENTS[environment].account,
        ...{ primary: place, standby: { environment, region: standbyRegion }, hasFunctions },
      }),
  });
  if (!isFine) process.exitCode = 1;
}

/** Makes sure that the account can be reached, by any of the regions: one of them may be lost. */
async function signIn(environment: EnvironmentName, regions: readonly string[]): Promise<ClientOptions> {
  const [first = ''] = regions;
  if (environment === 'local') return useEmulator(first);
  const { account } = ENVIRONMENTS[environment];
  const attempts = regions.map((region) =>
    assertCredentials({ environment, account, regions: [region] }, new STSClient({ region })),
  );
  await Promise.any(attempts).catch((error: unknown) => {
    throw (error as AggregateError).errors[0];
  });
  return {};
}

main(process.argv.slice(2)).catch(reportFailure);
