import { join } from 'node:path';
import { OperatorError, reportFailure } from '@trading/cli';
import { ENVIRONMENTS, requestedEnvironments, type EnvironmentName } from '../../environments';
import { checkTemplate } from '../check-template';
import { EXPECTATIONS } from '../expectations';
import { ACKNOWLEDGEMENTS } from './acknowledgements';
import { byStack, readTemplates, type TemplateFile } from '../assembly';
import { validateFindings } from './cloudformation-validate';
import { renderCounts } from './counts';
import { casesOf } from './decisions/cases';
import { wrongDecisions } from './decisions/decide';
import { mutationScore } from './mutation/mutants';
import { nagFindings } from './nag';
import { renderVerdict, reportOpen } from '../verdict/report';
import { judge, type StackFinding } from '../verdict/judge';

const PROJECT_ROOT = join(__dirname, '../../..');

/** The templates of each environment that is verified. */
type Files = ReadonlyMap<EnvironmentName, readonly TemplateFile[]>;

/** Verifies the synthesised templates of one environment, or of all, and prints one report. */
async function main(requested: string | undefined): Promise<void> {
  const environments = requestedEnvironments(requested);
  const assembly = join(PROJECT_ROOT, 'cdk.out', String(requested));
  const files = new Map(environments.map((environment) => [environment, readTemplates(assembly, environment)]));
  const failures = [
    ...reportFindings(files),
    ...reportMutation(files.get('production')),
    ...(await reportDecisions(files)),
  ];
  if (failures.length > 0) throw new OperatorError(failures.join('\n'));
}

/** The findings of all rules, after the acknowledgements. */
function reportFindings(files: Files): string[] {
  const environments = [...files.keys()];
  const findings = environments.flatMap((environment) => findingsOf(environment, files.get(environment) ?? []));
  const verdict = judge(findings, ACKNOWLEDGEMENTS, environments);
  const failures = reportOpen(verdict, 'src/gates/verify/acknowledgements.ts');
  console.log(`Verified ${environments.join(', ')} by own rules, CloudFormation Validate and cdk-nag`);
  console.log(`  ${renderCounts(findings)}`);
  console.log(`  ${renderVerdict(verdict)}`);
  return failures;
}

/** Whether the rules would notice what production might lose. */
function reportMutation(files: readonly TemplateFile[] | undefined): string[] {
  if (!files) return [];
  const templates = files.map(({ template }) => template);
  const { mutants, missed } = mutationScore(templates, EXPECTATIONS.production);
  for (const mutant of missed) console.log(`not noticed: ${mutant}`);
  console.log(`  mutation score of production: ${mutants - missed.length} of ${mutants} lost controls noticed`);
  return missed.length > 0 ? ['Some controls can be lost without a rule that notices: write it.'] : [];
}

/** Whether everybody may do exactly what they should. */
async function reportDecisions(files: Files): Promise<string[]> {
  const failures: string[] = [];
  for (const [environment, templates] of files) {
    const { account, regions } = ENVIRONMENTS[environment];
    const cases = casesOf(byStack(templates), { account, region: regions[0] });
    const wrong = await wrongDecisions(cases, account);
    for (const decision of wrong) console.log(`wrong in ${environment}: ${decision}`);
    console.log(`  decision matrix of ${environment}: ${cases.length - wrong.length} of ${cases.length} right`);
    if (wrong.length > 0) failures.push(`The policies of ${environment} decide wrongly.`);
  }
  return failures;
}

function findingsOf(environment: EnvironmentName, files: readonly TemplateFile[]): StackFinding[] {
  const {
    account,
    regions: [region],
  } = ENVIRONMENTS[environment];
  return files.flatMap(({ stack, path, template }) => {
    const own = checkTemplate(template, EXPECTATIONS[environment]).map(({ rule, logicalId }) => ({
      rule: rule.name,
      logicalId,
      description: rule.description,
    }));
    return [...own, ...validateFindings(path, account, region), ...nagFindings(path)].map(({ rule, ...finding }) => ({
      environment,
      stack,
      ...finding,
      // Some rules of cdk-nag carry the ARN they found, which differs between environments in these two alone.
      rule: rule.replaceAll(account, '{account}').replaceAll(environment, '{environment}'),
    }));
  });
}

main(process.argv[2]).catch(reportFailure);
