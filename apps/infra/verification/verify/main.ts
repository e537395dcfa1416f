import { join } from 'node:path';
import { hasExpired } from '@trading/guard';
import { OperatorError, reportFailure } from '@trading/cli';
import { ENVIRONMENTS, type EnvironmentName } from '../../src/environments';
import { checkTemplate } from '../../src/gates/check-template';
import { readLedger as readPinned } from '../../src/guard/ledger-file';
import { OVERRIDES, OVERRIDES_FILE } from '../../src/guard/overrides';
import { plannedStacks } from '../../src/guard/planned-stacks';
import { floorOf, GUARANTEES } from '../../src/guarantees/guarantees';
import { assessNames } from '../../src/names/assess-names';
import { knownNames } from '../../src/names/known-names';
import { territoryOf } from '../../src/names/own-names';
import { regionNames } from '../../src/region-settings';
import { byRegion, byStack, readSynthesised, type TemplateFile, type TemplateFiles } from '../assembly';
import { mutantsOf } from '../catalogue/generate';
import { readLedger } from '../catalogue/ledger';
import { MIN_SHARE, renderScore, scoreOf, shareOf } from '../catalogue/score';
import { assessFindings } from '../findings/assess-findings';
import type { StackFinding } from '../findings/finding';
import { renderAssessment, reportProblems } from '../findings/report-assessment';
import { ACKNOWLEDGEMENTS } from './acknowledgements';
import { assessAlarms } from './alarms/silent-alarms';
import { nagFindings } from './cdk-nag';
import { validateFindings } from './cloudformation-validate';
import { renderCounts } from './counts';
import { casesOf } from './decisions/cases';
import { wrongDecisions } from './decisions/decide';
import { ledgerLosses } from './ledger-losses';
import { mutationScore } from './mutation/mutants';
import { nameMutationScore } from './mutation/name-mutants';
import { pipelineBreaks } from './pipeline/pipeline-breaks';
import { assessEnvironment } from './strangers/wrong-access';

/** The number of times that random strangers are drawn for each policy, unless the variable `STRANGERS` has another. */
const DEFAULT_ROUNDS = '1';

/** The day on which exceptions from the floors must not have expired. */
const TODAY = new Date();

/** Verifies the synthesised templates of one environment, or of all, and prints a report. */
async function main(requested: string | undefined): Promise<void> {
  const files = readSynthesised(requested);
  const all = files.get('production');
  // A standby has the same controls.
  const production = all && byRegion(all, 'production')[0].files;
  const failures = [
    ...reportFindings(files),
    ...reportNames(files),
    ...reportMutation(production),
    ...reportNameMutation(production),
    ...reportCatalogue(production),
    ...(await reportDecisions(files)),
    ...reportStrangers(files),
    ...(await reportPipeline(files)),
    ...reportAlarms(files),
    ...reportLosses(files, requested),
  ];
  if (failures.length > 0) throw new OperatorError(failures.join('\n'));
}

/** Reports the findings of all rules that are not acknowledged. */
function reportFindings(files: TemplateFiles): string[] {
  const environments = [...files.keys()];
  const findings = environments.flatMap((environment) => findingsOf(environment, files.get(environment) ?? []));
  const assessment = assessFindings(findings, ACKNOWLEDGEMENTS, files);
  const failures = reportProblems(assessment, 'verification/verify/acknowledgements.ts');
  console.log(`Verified ${environments.join(', ')} with the project's rules, CloudFormation Validate and cdk-nag`);
  console.log(`  ${renderCounts(findings)}`);
  console.log(`  ${renderAssessment(assessment)}`);
  return failures;
}

/** Reports whether the project's rules would detect the loss of each control that production's templates have. */
function reportMutation(files: readonly TemplateFile[] | undefined): string[] {
  if (!files) return [];
  const templates = files.map(({ template }) => template);
  const { mutants, undetected, unused } = mutationScore(templates, floorOf(GUARANTEES.production, TODAY));
  for (const mutant of undetected) console.log(`Not detected: ${mutant}`);
  for (const control of unused) console.log(`Not in any template: ${control}`);
  console.log(`  mutation score of production: ${mutants - undetected.length} of ${mutants} removed controls detected`);
  return [
    ...(undetected.length > 0 ? ['Some controls can be lost unnoticed (listed above): correct their rules.'] : []),
    ...(unused.length > 0
      ? ['Some controls are in no template of production (listed above), so nothing proves their rules.']
      : []),
  ];
}

/** Reports the names in templates that are neither created there nor known, and known names that no template has. */
function reportNames(files: TemplateFiles): string[] {
  const failures: string[] = [];
  for (const [environment, templates] of files) {
    const known = knownNames(environment);
    const all = templates.map(({ template }) => template);
    const { unknown, stale } = assessNames(all, territoryOf(ENVIRONMENTS[environment]), known);
    for (const { kind, text, logicalId, location } of unknown) {
      console.log(`Unknown ${kind} in ${environment}: ${text}\n    ${logicalId} at ${location}`);
    }
    for (const { name, purpose } of stale) console.log(`Stale known name in ${environment}: ${name} (${purpose})`);
    console.log(`  names of others in ${environment}: ${known.length - stale.length} known, ${unknown.length} unknown`);
    if (unknown.length > 0) {
      failures.push(
        `Correct the unknown names in ${environment} (listed above), or add them to src/names/known-names.ts.`,
      );
    }
    if (stale.length > 0) {
      failures.push(`Remove the stale names of ${environment} (listed above) from src/names/known-names.ts.`);
    }
  }
  return failures;
}

/** Reports whether a foreign name would be found wherever production's templates could have one. */
function reportNameMutation(files: readonly TemplateFile[] | undefined): string[] {
  if (!files) return [];
  const templates = files.map(({ template }) => template);
  const score = nameMutationScore(templates, territoryOf(ENVIRONMENTS.production), knownNames('production'));
  for (const mutant of score.undetected) console.log(`Not found: ${mutant}`);
  for (const change of score.unused) console.log(`Fits no resource: ${change}`);
  const found = score.mutants - score.undetected.length;
  console.log(`  mutation score of production: ${found} of ${score.mutants} foreign names found`);
  return [
    ...(score.undetected.length > 0 ? ['Some foreign names are not found (listed above): correct src/names.'] : []),
    ...(score.unused.length > 0 ? ['Some foreign names fit no resource of production (listed above).'] : []),
  ];
}

/** Reports how many mutants of the catalogue are caught, by the ledger of its last complete run. */
function reportCatalogue(files: readonly TemplateFile[] | undefined): string[] {
  if (!files) return [];
  const ledger = readLedger();
  const mutants = mutantsOf(files);
  const isComplete = JSON.stringify(ledger.map(({ id }) => id)) === JSON.stringify(mutants.map(({ id }) => id));
  const score = scoreOf(ledger);
  for (const id of score.unexplained) console.log(`Not caught, without a reason: ${id}`);
  for (const line of renderScore(score)) console.log(`  ${line}`);
  return [
    ...(isComplete
      ? []
      : [
          'The catalogue has other mutants than its ledger: run `nx run infra:catalogue --configuration=production --write`.',
        ]),
    ...(shareOf(score) < MIN_SHARE
      ? [`The gates catch less than ${100 * MIN_SHARE} % of the mutants rated high: add rules.`]
      : []),
    ...(score.unexplained.length > 0
      ? ['Some mutants of the catalogue are not caught (listed above): add a rule, or a reason to catalogue/gaps.ts.']
      : []),
  ];
}

/** Reports whether all policies together allow exactly what they should. */
async function reportDecisions(files: TemplateFiles): Promise<string[]> {
  const failures: string[] = [];
  for (const [environment, templates] of files) {
    const settings = ENVIRONMENTS[environment];
    const { account } = settings;
    const cases = byRegion(templates, environment).flatMap((each) =>
      casesOf(byStack(each.files), account, each.region, settings),
    );
    const wrong = await wrongDecisions(cases, account);
    for (const decision of wrong) console.log(`Wrong in ${environment}: ${decision}`);
    console.log(`  access decisions in ${environment}: ${cases.length - wrong.length} of ${cases.length} as expected`);
    if (wrong.length > 0) {
      failures.push(`${wrong.length} access decisions in ${environment} differ from the expected ones (listed above).`);
    }
  }
  return failures;
}

/** Reports whether the policies allow strangers, and the roles, something that is not intended. */
function reportStrangers(files: TemplateFiles): string[] {
  const failures: string[] = [];
  const rounds = process.env['STRANGERS'] ?? DEFAULT_ROUNDS;
  if (!/^[1-9]\d*$/.test(rounds)) {
    throw new OperatorError(`STRANGERS must be a number of at least 1, got: ${JSON.stringify(rounds)}`);
  }
  for (const [environment, templates] of files) {
    const assessments = byRegion(templates, environment).map((each) =>
      assessEnvironment(each.files, environment, Number(rounds)),
    );
    const asked = sumOf(assessments.map((each) => each.asked));
    const wrong = assessments.flatMap((each) => each.wrong);
    for (const sentence of wrong) console.log(`Wrong in ${environment}: ${sentence}`);
    console.log(`  access of strangers in ${environment}: ${asked} asked, ${wrong.length} wrong`);
    if (wrong.length > 0) {
      failures.push(
        `Correct the access in ${environment} (listed above), or its allowances in verification/verify/strangers/allowances.ts.`,
      );
    }
  }
  return failures;
}

/** Reports whether an event, a request, an export and a visit reach their ends. */
async function reportPipeline(files: TemplateFiles): Promise<string[]> {
  const failures: string[] = [];
  for (const [environment, templates] of files) {
    const breaks: string[] = [];
    for (const each of byRegion(templates, environment)) {
      breaks.push(...(await pipelineBreaks(each.files, environment)));
    }
    for (const found of breaks) console.log(`Stops in ${environment}: ${found}`);
    console.log(`  the pipeline of ${environment}: ${breaks.length === 0 ? 'runs' : `${breaks.length} breaks`}`);
    if (breaks.length > 0) failures.push(`The pipeline of ${environment} does not run (listed above).`);
  }
  return failures;
}

/** Reports whether somebody is told of each failure, and nobody without one. */
function reportAlarms(files: TemplateFiles): string[] {
  const failures: string[] = [];
  for (const [environment, templates] of files) {
    const assessments = byRegion(templates, environment).map((each) => assessAlarms(each.files, environment));
    const alarms = sumOf(assessments.map((each) => each.alarms));
    const histories = sumOf(assessments.map((each) => each.histories));
    const silent = assessments.flatMap((each) => each.silent);
    for (const sentence of silent) console.log(`Silent in ${environment}: ${sentence}`);
    console.log(`  alarms of ${environment}: ${alarms} alarms, ${histories} histories, ${silent.length} wrong`);
    if (silent.length > 0) failures.push(`The alarms of ${environment} do not tell of each failure (listed above).`);
  }
  return failures;
}

/** Reports whether a deployment would lose something that the ledger pins, and what the ledger does not pin yet. */
function reportLosses(files: TemplateFiles, requested: string | undefined): string[] {
  const assembly = join(__dirname, '../../cdk.out', String(requested));
  const failures = [...files.keys()].flatMap((environment) => {
    const losses = ledgerLosses(environment, readPinned(environment), plannedStacks(assembly, environment));
    for (const line of losses.lines) console.log(line);
    return losses.failures;
  });
  for (const override of OVERRIDES.filter((each) => hasExpired(each, TODAY))) {
    console.log(`  the override ${override.fingerprint} has expired: remove it from ${OVERRIDES_FILE}`);
  }
  return failures;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function findingsOf(environment: EnvironmentName, files: readonly TemplateFile[]): StackFinding[] {
  const { account } = ENVIRONMENTS[environment];
  const others = regionNames(ENVIRONMENTS[environment]);
  return files.flatMap(({ stack, region, path, template }) => {
    const own = checkTemplate(template, floorOf(GUARANTEES[environment], TODAY)).map(({ rule, logicalId }) => ({
      rule: rule.name,
      logicalId,
      description: rule.description,
    }));
    return [...own, ...validateFindings(path, account, region), ...nagFindings(path)].map(({ rule, ...finding }) => ({
      environment,
      stack,
      ...finding,
      // Some rule ids of cdk-nag contain an ARN. Without account, environment and region they are the same everywhere.
      rule: others
        .reduce((text, other) => text.replaceAll(other, other === region ? '{region}' : '{other region}'), rule)
        .replaceAll(account, '{account}')
        .replaceAll(environment, '{environment}'),
    }));
  });
}

main(process.argv[2]).catch(reportFailure);
