import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { useEmulator, type ClientOptions } from '@trading/local';
import { OperatorError, reportFailure } from '@trading/cli';
import { ENVIRONMENTS, isEnvironmentName, UnknownEnvironmentError } from '../environments';
import { deployedStacks } from '../guard/deployed-stacks';
import { guardDeployment } from '../guard/guard-deployment';
import { OVERRIDES } from '../guard/overrides';
import { plannedStacks } from '../guard/planned-stacks';
import { validateEnvironment } from '../guarantees/validate-environment';
import { regionNames } from '../region-settings';
import { assertCredentials } from './credentials';
import { exportBars } from './export-bars';
import { operate } from './operate';
import { OPERATIONS, type Operation, type Target } from './operation';

/** Checks that the account can be reached, without changing anything. */
const PREFLIGHT = 'preflight';

/** Exports the closed days, without a deployment. */
const EXPORT = 'export';

const PROJECT_ROOT = join(__dirname, '../..');

async function main([operation, environment]: readonly string[]): Promise<void> {
  if (operation !== PREFLIGHT && operation !== EXPORT && !isOperation(operation)) {
    throw new OperatorError(`Expected one of ${[PREFLIGHT, EXPORT, ...OPERATIONS].join(', ')}, got: ${operation}`);
  }
  if (!isEnvironmentName(environment)) throw new UnknownEnvironmentError(environment);
  // The templates may come from Nx's cache, and an exception may have expired since.
  if (operation === 'deploy') validateEnvironment(environment, ENVIRONMENTS[environment], new Date());

  const settings = ENVIRONMENTS[environment];
  const regions = regionNames(settings);
  const target: Target = {
    environment,
    account: settings.account,
    regions,
    assembly: join(PROJECT_ROOT, 'cdk.out', environment),
  };
  const options = await signIn(target);
  if (operation === PREFLIGHT) return;
  if (operation === 'deploy') await refuseLosses(target, options);
  if (operation === EXPORT) await exportBars(target, options);
  else await operate(operation, target, join(PROJECT_ROOT, 'cdk.outputs', `${environment}.json`), options);
}

/** Makes sure that the account can be reached. The options are for the AWS clients of this process. */
async function signIn(target: Target): Promise<ClientOptions> {
  if (target.environment === 'local') return useEmulator(target.regions[0]);
  await assertCredentials(target);
  return {};
}

/** Compares the deployed stacks with those that are to be deployed, and throws if something would be lost. */
async function refuseLosses({ environment, assembly }: Target, options: ClientOptions): Promise<void> {
  const planned = plannedStacks(assembly, environment);
  const deployed = await deployedStacks(planned, (region) => new CloudFormationClient({ ...options, region }));
  for (const line of guardDeployment(environment, deployed, planned, OVERRIDES, new Date())) console.log(line);
}

function isOperation(value: string | undefined): value is Operation {
  return OPERATIONS.some((operation) => operation === value);
}

main(process.argv.slice(2)).catch(reportFailure);
