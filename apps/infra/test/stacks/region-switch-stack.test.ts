import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from '@trading/regions';
import { list, valueAt, type Template } from '@trading/template';
import { ENVIRONMENTS } from '../../src/environments';
import { checkTemplate } from '../../src/gates/check-template';
import { statementsOf } from '../../src/gates/statement';
import { FLOORS } from '../../src/guarantees/floor';
import { assessNames } from '../../src/names/assess-names';
import { knownNames } from '../../src/names/known-names';
import { territoryOf } from '../../src/names/own-names';
import { renderRegionSwitch } from '../../src/operations/render-region-switch';
import { validateFindings } from '../../verification/verify/cloudformation-validate';
import { only, resourcesOf } from '../synthesise';
import { synthesiseTwoRegions, withStandby } from '../two-regions';

const { account } = ENVIRONMENTS.production;
const [PRIMARY, STANDBY] = ['us-east-1', 'us-west-2'];
const placeOf = (region: string) => ({ environment: 'production', region });
const render = (hasFunctions: boolean) =>
  renderRegionSwitch({ account, primary: placeOf(PRIMARY), standby: placeOf(STANDBY), hasFunctions }).template;
const [WITHOUT_FUNCTIONS, WITH_FUNCTIONS] = [render(false), render(true)];
const TEMPLATES = [
  ['without functions', WITHOUT_FUNCTIONS],
  ['with functions', WITH_FUNCTIONS],
] as const;

interface RenderedStep {
  readonly Name: string;
  readonly Description: string;
  readonly ExecutionBlockType: string;
  readonly ExecutionBlockConfiguration: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface RenderedWorkflow {
  readonly WorkflowTargetAction: string;
  readonly WorkflowTargetRegion: string;
  readonly Steps: readonly RenderedStep[];
}

function workflowsOf(template: Template): RenderedWorkflow[] {
  return resourcesOf(template, 'AWS::ARCRegionSwitch::Plan').flatMap(
    ({ Properties }) => Properties?.['Workflows'] as RenderedWorkflow[],
  );
}

/** The numbered titles of each section of the runbook that the command prints. */
async function printedRunbook(): Promise<string[][]> {
  const fail = () => Promise.reject(new Error('a call'));
  const printed: string[] = [];
  await execute(
    { name: 'runbook' },
    {
      ...{
        name: 'production',
        primary: PRIMARY,
        standby: STANDBY,
        ask: undefined,
        open: fail,
        writer: PRIMARY,
        openRebuild: fail,
        writeRegionSwitch: fail,
      },
      clock: { now: Date.now, sleep: fail },
      print: (text) => printed.push(text),
    },
  );
  return printed.map((text) => {
    const [, section] = /^### (.+)$/m.exec(text) ?? [];
    const steps = [...text.matchAll(/^(\d+)\. \*\*(.+)\*\*/gm)];
    return steps.map(([, number, title]) => `Step ${number} of “${section}” in the runbook: ${title}`);
  });
}

describe.each(TEMPLATES)('the template %s', (_, template) => {
  test('has the steps of the printed runbook in their order', async () => {
    const [over, unplannedOver, back, unplannedBack] = await printedRunbook();
    const workflows = workflowsOf(template);
    expect(workflows.map(({ Steps }) => Steps.map(({ Description }) => Description))).toEqual([
      over,
      back,
      unplannedOver,
      unplannedBack,
    ]);
    expect(workflows.map((each) => [each.WorkflowTargetAction, each.WorkflowTargetRegion])).toEqual([
      ['activate', STANDBY],
      ['activate', PRIMARY],
      ['activate', STANDBY],
      ['activate', PRIMARY],
    ]);
  });

  test('follows the rules for templates, and those of CloudFormation', () => {
    expect(checkTemplate(template, FLOORS.production)).toEqual([]);
    expect(findingsOf(template)).toEqual([]);
  });

  test('can be deployed from a command line, and stays within the limits of Region switch', () => {
    expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThan(51_200);
    for (const { Properties } of resourcesOf(template, 'AWS::ARCRegionSwitch::Plan')) {
      const steps = list(Properties?.['Workflows']).flatMap((workflow) => list(valueAt(workflow, 'Steps')));
      expect(steps.length).toBeLessThanOrEqual(100);
    }
  });
});

test('trusts nothing outside of the environment but Region switch', () => {
  const { primary, standby } = synthesiseTwoRegions();
  const stacks = [primary, standby].flatMap((region) => Object.values(region).map(({ template }) => template));
  const { unknown } = assessNames([...stacks, WITH_FUNCTIONS], territoryOf(withStandby()), knownNames('production'));
  expect(unknown.map(({ text }) => text)).toEqual(['arc-region-switch.amazonaws.com']);
});

test('an unknown block is found', () => {
  const text = JSON.stringify(WITHOUT_FUNCTIONS).replace('"ManualApproval"', '"Approval"');
  expect(findingsOf(JSON.parse(text) as Template)).toHaveLength(1);
});

test.each([
  ['stop-mapping-from', 'disable', { [PRIMARY]: 'StandbyMappingArn', [STANDBY]: 'PrimaryMappingArn' }],
  ['start-mapping-to', 'enable', { [PRIMARY]: 'PrimaryMappingArn', [STANDBY]: 'StandbyMappingArn' }],
])('%s switches the mapping of the right region, whichever is activated', (name, action, parameters) => {
  const steps = workflowsOf(WITH_FUNCTIONS).flatMap(({ Steps }) => Steps.filter(({ Name }) => Name === name));
  expect(steps.length).toBeGreaterThanOrEqual(2);
  for (const { ExecutionBlockType, ExecutionBlockConfiguration } of steps) {
    expect(ExecutionBlockType).toBe('LambdaEventSourceMapping');
    const { Action, RegionEventSourceMappings } = ExecutionBlockConfiguration['LambdaEventSourceMappingConfig']!;
    expect(Action).toBe(action);
    const found = Object.entries(RegionEventSourceMappings as Record<string, unknown>);
    expect(Object.fromEntries(found.map(([region, mapping]) => [region, valueAt(mapping, 'Arn.Ref')]))).toEqual(
      parameters,
    );
  }
});

test('functions run in the region that is activated', () => {
  const configurations = workflowsOf(WITH_FUNCTIONS).flatMap(({ Steps }) =>
    Steps.flatMap(({ ExecutionBlockConfiguration: { CustomActionLambdaConfig } }) => CustomActionLambdaConfig ?? []),
  );
  expect(configurations).toHaveLength(42);
  for (const configuration of configurations) {
    expect(configuration).toMatchObject({
      Lambdas: [{ Arn: { Ref: 'PrimaryFunctionArn' } }, { Arn: { Ref: 'StandbyFunctionArn' } }],
      RegionToRun: 'activatingRegion',
    });
  }
});

describe('the rights of Region switch', () => {
  const rightsOf = (template: Template) =>
    Object.values(template.Resources ?? {})
      .flatMap(statementsOf)
      .filter(({ principal }) => principal === undefined)
      .map(({ actions, resources }) => [actions.join(' '), resources.length]);

  test('are to switch the mappings, and to look at plans and at the function that processes files', () => {
    expect(rightsOf(WITHOUT_FUNCTIONS)).toEqual([
      ['iam:SimulatePrincipalPolicy', 1],
      ['lambda:GetEventSourceMapping lambda:UpdateEventSourceMapping', 2],
      ['lambda:GetFunction', 2],
      ['arc-region-switch:GetPlan arc-region-switch:GetPlanExecution arc-region-switch:ListPlanExecutions', 2],
    ]);
  });

  test('are also to invoke the functions, if there are any', () => {
    expect(rightsOf(WITH_FUNCTIONS)).toContainEqual(['lambda:InvokeFunction', 2]);
  });

  test('name the functions that the stacks create', () => {
    const regions = synthesiseTwoRegions();
    const names = [regions.primary, regions.standby].map(
      ({ Ingestion }) => only(Ingestion.template, 'AWS::Lambda::Function')['FunctionName'] as string,
    );
    for (const name of names) expect(JSON.stringify(WITHOUT_FUNCTIONS)).toContain(`:function:${name}"`);
  });
});

function findingsOf(template: Template) {
  const folder = mkdtempSync(join(tmpdir(), 'region-switch-'));
  try {
    const path = join(folder, 'template.json');
    writeFileSync(path, JSON.stringify(template));
    return validateFindings(path, account, PRIMARY);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
