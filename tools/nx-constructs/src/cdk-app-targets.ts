import type { TargetConfiguration } from '@nx/devkit';
import { jestTarget } from './typescript-targets';

/** The configuration of `synth` for every environment at once. */
const EVERY_ENVIRONMENT = 'all';

/** What a command gets without a configuration, or with one that does not exist (Nx tells neither): it stops. */
const NO_ENVIRONMENT = '';

/** Switches off what is said at every call and helps nobody here. */
export const QUIET = {
  // TableV2 warns of a deprecated property that it uses itself; our own uses are found by the linter.
  JSII_DEPRECATED: 'quiet',
  // The CLI is pinned to the version that reads this library's assemblies.
  CDK_DISABLE_VERSION_CHECK: 'true',
  // The workspace runs on Node 20 on purpose; what is deployed runs on a newer one.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Of every target that works on one environment, unless its configuration says which. */
const OPTIONS = { cwd: '{projectRoot}', environment: NO_ENVIRONMENT, env: QUIET };

/**
 * The targets of a CDK app: `synth`, and `bootstrap`, `diff`, `deploy`, `destroy` that work on what `synth` made,
 * each with a configuration per environment.
 *
 * `synth` is cached. The others change or read a running account: never.
 *
 * Where there is a program `src/gates/verify/main.ts`, a target `verify` runs it, and so for `audit`. Where there is a
 * folder `e2e`, a target of that name deploys the app to an emulator and tests it.
 *
 * @param environments the values the app knows for its context `environment`
 */
export function cdkAppTargets(
  environments: readonly string[],
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  const gates = {
    ...gate('verify', environments, has, 'Hold the templates of one environment, or of all, against every rule'),
    ...gate('audit', environments, has, 'Have the templates of one environment, or of all, judged by other validators'),
  };
  const verified = 'verify' in gates ? ['verify'] : [];
  return {
    ...(has('e2e') ? { e2e: endToEndTarget() } : {}),
    synth: {
      command: 'cdk synth --quiet --output cdk.out/{args.environment} --context environment={args.environment}',
      // CDK's own validation takes most of a synthesis; the gates have it, before anything is deployed.
      options: { ...OPTIONS, env: { ...QUIET, CDK_VALIDATION: 'false' } },
      configurations: withAll(environments),
      dependsOn: ['^bundle'],
      cache: true,
      inputs: ['production', '^production'],
      outputs: ['{projectRoot}/cdk.out/{options.environment}'],
      metadata: { description: 'CloudFormation templates of one environment, or of all' },
    },
    ...gates,
    preflight: operation('preflight', environments, [], 'Whether the account of an environment can be reached'),
    bootstrap: operation('bootstrap', environments, ['preflight'], 'Prepare an account and its regions for the CDK'),
    diff: operation('diff', environments, ['preflight', 'synth'], 'What a deployment would change'),
    deploy: operation('deploy', environments, ['preflight', 'synth', ...verified], 'Deploy an environment'),
    destroy: operation('destroy', environments, ['preflight', 'synth'], 'Remove an environment; kept data stays'),
  };
}

/** A program of the app's own, where it has one, that looks at what `synth` made. */
function gate(
  name: string,
  environments: readonly string[],
  has: (path: string) => boolean,
  description: string,
): Record<string, TargetConfiguration> {
  const program = `src/gates/${name}/main.ts`;
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

function endToEndTarget(): TargetConfiguration {
  const jest = jestTarget('e2e', 'End-to-end tests of the deployed app');
  return {
    ...jest,
    dependsOn: ['^bundle', '^emulator-install'],
    // Tests that need recorded trades or a browser are skipped without them, and run as soon as they are there.
    inputs: [
      ...(jest.inputs ?? []),
      { env: 'REAL_TRADES_DIR' },
      { env: 'CHROMIUM' },
      { runtime: 'command -v chromium || command -v google-chrome || echo none' },
    ],
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
