import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, requestedEnvironments, type EnvironmentName } from '../../environments';
import { OperatorError, reportFailure } from '../../errors';
import { checkTemplate } from '../check-template';
import { EXPECTATIONS } from '../expectations';
import type { Template } from '../template';
import { ACKNOWLEDGEMENTS, type StackId } from './acknowledgements';
import { nagFindings } from './nag';
import { judge, type VerifiedFinding } from './verify';

const PROJECT_ROOT = join(__dirname, '../../..');

/** Verifies the synthesised templates of one environment, or of all, and prints one report. */
function main(requested: string | undefined): void {
  const environments = requestedEnvironments(requested);
  const findings = environments.flatMap((environment) => findingsOf(environment, String(requested)));
  const { open, acknowledged, stale, excessive } = judge(findings, ACKNOWLEDGEMENTS, environments);

  for (const { environment, stack, rule, logicalId, description } of open) {
    console.log(`${environment}/${stack}: ${rule} on ${logicalId}\n    ${description}`);
  }
  for (const key of stale) console.log(`stale acknowledgement: ${key}`);
  for (const text of excessive) console.log(text);
  const counts = `open: ${open.length}, acknowledged: ${acknowledged}, stale: ${stale.length}`;
  console.log(`Verified ${environments.join(', ')} by own rules and cdk-nag; ${counts}`);
  if (open.length + stale.length + excessive.length > 0) {
    throw new OperatorError(
      'Mend what is open, or acknowledge it in src/gates/verify/acknowledgements.ts with a reason.',
    );
  }
}

function findingsOf(environment: EnvironmentName, assembly: string): VerifiedFinding[] {
  const folder = join(PROJECT_ROOT, 'cdk.out', assembly, `assembly-${environment}`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => {
      const file = join(folder, name);
      const stack = name.slice(environment.length).replace(/[0-9A-F]{8}\.template\.json$/, '') as StackId;
      const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
      const own = checkTemplate(template, EXPECTATIONS[environment]).map(({ rule, logicalId }) => ({
        rule: rule.name,
        logicalId,
        description: rule.description,
      }));
      return [...own, ...nagFindings(file)].map(({ rule, ...finding }) => ({
        environment,
        stack,
        ...finding,
        // Some rules of cdk-nag carry the ARN they found, which differs between environments in these two alone.
        rule: rule.replaceAll(ENVIRONMENTS[environment].account, '{account}').replaceAll(environment, '{environment}'),
      }));
    });
}

try {
  main(process.argv[2]);
} catch (error) {
  reportFailure(error);
}
