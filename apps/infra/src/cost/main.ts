import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { reportFailure } from '@trading/cli';
import { ENVIRONMENTS, requestedEnvironments, type EnvironmentSettings } from '../environments';
import { reportCost } from './cost-report';
import { costOfEnvironment } from './environment-cost';
import { renderBreakEvens } from './render-break-evens';
import { renderCost } from './render-cost';

const JSON_OUTPUT = '--json=true';

/** Prints the cost of an environment, or of all, from the templates that the target `synth` wrote. */
function main([requested, option]: readonly string[]): void {
  const environments = requestedEnvironments(requested).map((name) => {
    const folder = join(__dirname, '../../cdk.out', String(requested), `assembly-${name}`);
    const settings: EnvironmentSettings = ENVIRONMENTS[name];
    return { name, settings, cost: costOfEnvironment(name, settings, new CloudAssembly(folder)) };
  });
  if (option === JSON_OUTPUT) {
    const reports = environments.map(({ name, settings, cost }) => reportCost(name, settings.monthlyBudget, cost));
    console.log(JSON.stringify(reports, undefined, 2));
    return;
  }
  for (const { name, settings, cost } of environments) {
    const lines = [...renderCost(name, settings.monthlyBudget, cost), '', ...renderBreakEvens(name, settings, cost)];
    console.log(lines.join('\n'), '\n');
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
}
