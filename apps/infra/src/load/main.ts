import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from '@trading/cli';
import { ENVIRONMENT_NAMES, ENVIRONMENTS, requestedEnvironments, type EnvironmentSettings } from '../environments';
import { regionNames } from '../region-settings';
import { sizeEnvironment } from './environment-size';
import { monthlyCost } from './monthly-cost';
import { renderSize } from './render-size';
import { renderSimulationParameters } from './simulation-parameters';

/** The file with the parameters of simulations, which is committed. */
const PARAMETERS_FILE = join(__dirname, '../../load.json');

const WRITE = '--write=true';

/** Prints the declared load of an environment, or of all, and what follows from it. `--write` writes load.json as well. */
function main([requested, option]: readonly string[]): void {
  for (const name of requestedEnvironments(requested)) {
    const settings: EnvironmentSettings = ENVIRONMENTS[name];
    const size = sizeEnvironment(name, settings);
    const cost = monthlyCost(size, settings, regionNames(settings));
    console.log(renderSize(name, settings.load, size, cost).join('\n'), '\n');
  }
  if (option === WRITE) writeFileSync(PARAMETERS_FILE, renderSimulationParameters(ENVIRONMENT_NAMES));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
}
