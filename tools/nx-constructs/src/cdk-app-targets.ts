import type { TargetConfiguration } from '@nx/devkit';
import { BROWSER_INPUTS } from './page-targets';
import { jestTarget } from './typescript-targets';

const LOAD_PROGRAM = 'src/load/main.ts';

const COST_PROGRAM = 'src/cost/main.ts';

/** The configuration of `synth` for every environment at once. */
const EVERY_ENVIRONMENT = 'all';

/** Passed to a command that is run without a known configuration, which Nx does not report. The command rejects it. */
const NO_ENVIRONMENT = '';

const LEDGER_PROGRAM = 'src/guard/main.ts';

/** The environment whose templates the catalogue of mutants changes. */
const CATALOGUED = 'production';

const CATALOGUE_PROGRAM = 'verification/catalogue/main.ts';

/** Disables warnings that appear at every call and do not apply here. */
export const QUIET = {
  // TableV2 itself uses a deprecated property and warns about it. The linter finds our own uses.
  JSII_DEPRECATED: 'quiet',
  // The CLI is pinned to a version that can read the assemblies of this CDK version.
  CDK_DISABLE_VERSION_CHECK: 'true',
};

/** The default options of all targets with a configuration per environment. */
const OPTIONS = { cwd: '{projectRoot}', environment: NO_ENVIRONMENT, env: QUIET };

/**
 * The targets of a CDK app: `synth`, `bootstrap`, `diff`, `deploy` and `destroy`, which use the synthesised templates, and `export`.
 * Each has a configuration per environment.
 *
 * `synth` is cached. The others read or change an AWS account and are never cached.
 *
 * If the app has a program `verification/verify/main.ts`, the target `verify` runs it. The same applies to `audit`. If the
 * app has a program `verification/catalogue/main.ts`, the target `catalogue` runs it on the templates of production. If the
 * app has a program `src/load/main.ts`, the target `load` prints what follows from the declared load. If the app has a program
 * `src/cost/main.ts`, the target `cost` prints what the templates cost. If the app has a program `src/guard/main.ts`, the target
 * `ledger` pins what must not be lost. If the app has a folder `e2e`, the target `e2e` deploys it to an emulator and tests it.
 *
 * @param environments the values that the app accepts for its context key `environment`
 * @param has checks if a path exists in the project's folder
 */
export function cdkAppTargets(
  environments: readonly string[],
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  const verification = {
    ...verificationTarget(
      'verify',
      environments,
      has,
      'Checks the templates of one environment, or of all, against all rules of the project',
    ),
    ...verificationTarget(
      'audit',
      environments,
      has,
      'Checks the templates of one environment, or of all, with cfn-lint and checkov',
    ),
  };
  const verified = 'verify' in verification ? ['verify'] : [];
  return {
    ...(has('e2e') ? { e2e: endToEndTarget() } : {}),
    synth: {
      command: 'cdk synth --quiet --output cdk.out/{args.environment} --context environment={args.environment}',
      // CDK's own validation takes most of the time of a synthesis. `verify` runs it before a deployment.
      options: { ...OPTIONS, env: { ...QUIET, CDK_VALIDATION: 'false' } },
      configurations: withAll(environments),
      dependsOn: ['^bundle'],
      cache: true,
      inputs: ['production', '!{projectRoot}/verification/**', '^production'],
      outputs: ['{projectRoot}/cdk.out/{options.environment}'],
      metadata: { description: 'Synthesises the CloudFormation templates of one environment, or of all' },
    },
    ...verification,
    ...(has(CATALOGUE_PROGRAM) ? { catalogue: catalogueTarget() } : {}),
    ...(has(LOAD_PROGRAM) ? { load: loadTarget(environments) } : {}),
    ...(has(COST_PROGRAM) ? { cost: costTarget(environments) } : {}),
    ...(has(LEDGER_PROGRAM) ? { ledger: ledgerTarget(environments) } : {}),
    preflight: operation(
      'preflight',
      environments,
      [],
      'Checks that the credentials are valid for the account of an environment',
    ),
    bootstrap: operation(
      'bootstrap',
      environments,
      ['preflight'],
      'Bootstraps the account and regions of an environment for the CDK',
    ),
    diff: operation(
      'diff',
      environments,
      ['preflight', 'synth'],
      'Shows what a deployment of an environment would change',
    ),
    deploy: operation('deploy', environments, ['preflight', 'synth', ...verified], 'Deploys an environment'),
    export: operation(
      'export',
      environments,
      ['preflight'],
      'Exports the bars of closed days of an environment now, instead of at night',
    ),
    destroy: operation(
      'destroy',
      environments,
      ['preflight', 'synth'],
      'Deletes an environment, except for retained data',
    ),
  };
}

/** A target for a program of the app that checks the synthesised templates, if the app has it. */
function verificationTarget(
  name: string,
  environments: readonly string[],
  has: (path: string) => boolean,
  description: string,
): Record<string, TargetConfiguration> {
  const program = `verification/${name}/main.ts`;
  if (!has(program)) return {};
  const target: TargetConfiguration = {
    command: `tsx --conditions=@trading/source ${program} {args.environment}`,
    options: OPTIONS,
    configurations: withAll(environments),
    dependsOn: ['synth'],
    cache: true,
    inputs: ['production', '^production'],
    metadata: { description },
  };
  return { [name]: target };
}

function catalogueTarget(): TargetConfiguration {
  return {
    // Further arguments are passed on: `--write` writes the ledger.
    command: `tsx --conditions=@trading/source ${CATALOGUE_PROGRAM}`,
    options: { cwd: '{projectRoot}', env: QUIET },
    configurations: { [CATALOGUED]: {} },
    dependsOn: ['synth'],
    cache: false,
    metadata: {
      description: 'Breaks the templates of production in every way, and compares what is found with the ledger',
    },
  };
}

function loadTarget(environments: readonly string[]): TargetConfiguration {
  return {
    // `--write` writes the parameters of simulations as well.
    command: `tsx --conditions=@trading/source ${LOAD_PROGRAM} {args.environment} --write={args.write}`,
    options: { ...OPTIONS, write: false },
    configurations: withAll(environments),
    cache: false,
    metadata: {
      description: 'Prints the declared load of one environment, or of all, with what follows from it and its cost',
    },
  };
}

function costTarget(environments: readonly string[]): TargetConfiguration {
  return {
    command: `tsx --conditions=@trading/source ${COST_PROGRAM} {args.environment} --json={args.json}`,
    options: { ...OPTIONS, json: false },
    configurations: withAll(environments),
    dependsOn: ['synth'],
    cache: false,
    metadata: { description: 'Prints what one environment costs in a month, or what each does (-- --json)' },
  };
}

function ledgerTarget(environments: readonly string[]): TargetConfiguration {
  return {
    command: `tsx --conditions=@trading/source ${LEDGER_PROGRAM} {args.environment}`,
    options: OPTIONS,
    configurations: withAll(environments),
    dependsOn: ['synth'],
    cache: false,
    metadata: { description: 'Pins the resources of one environment, or of all, that must not be lost' },
  };
}

function endToEndTarget(): TargetConfiguration {
  const jest = jestTarget('e2e', 'Deploys the app to an emulator and runs its end-to-end tests');
  return {
    ...jest,
    dependsOn: ['^bundle', '^emulator-install'],
    // Tests that need recorded trades are skipped without them, and run as soon as they are there.
    inputs: [...(jest.inputs ?? []), { env: 'REAL_TRADES_DIR' }, { env: 'E2E_BACKFILL_DAYS' }, ...BROWSER_INPUTS],
  };
}

function operation(
  name: string,
  environments: readonly string[],
  dependsOn: string[],
  description: string,
): TargetConfiguration {
  return {
    command: `tsx --conditions=@trading/source src/operations/main.ts ${name} {args.environment}`,
    options: OPTIONS,
    configurations: configurations(environments),
    dependsOn,
    cache: false,
    metadata: { description },
  };
}

function withAll(environments: readonly string[]): Record<string, { environment: string }> {
  return configurations([EVERY_ENVIRONMENT, ...environments]);
}

function configurations(environments: readonly string[]): Record<string, { environment: string }> {
  return Object.fromEntries(environments.map((environment) => [environment, { environment }]));
}
