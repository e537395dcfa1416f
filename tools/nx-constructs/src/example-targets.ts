import type { TargetConfiguration } from '@nx/devkit';
import { QUIET } from './cdk-app-targets';
import { typeScriptTargets } from './typescript-targets';

/** Template validation takes seconds for each synthesis. */
const OPTIONS = { cwd: '{projectRoot}', env: { ...QUIET, CDK_VALIDATION: 'false' } };

/** What an example gets of a library: the compiled package, as who installed it. */
const INSTALLED = ['^compile'];

/**
 * The targets of an example: a repository as another team has it, with its own configuration. What it shows is checked as
 * that team would do it: its compiler options, its tests, its synthesis.
 */
export function exampleTargets(): Record<string, TargetConfiguration> {
  const { lint, format, typecheck } = typeScriptTargets(() => false);
  return {
    lint: { ...lint, dependsOn: INSTALLED },
    ...(format ? { format } : {}),
    typecheck: { ...typecheck, dependsOn: INSTALLED },
    test: {
      command: 'jest --ci --json --outputFile test-report.json',
      options: OPTIONS,
      dependsOn: INSTALLED,
      cache: true,
      inputs: ['default', '^production'],
      outputs: ['{projectRoot}/test-report.json'],
      metadata: { description: 'The tests of the example, by its own configuration' },
    },
    synth: {
      command: 'cdk synth --quiet --output cdk.out',
      options: OPTIONS,
      dependsOn: INSTALLED,
      cache: true,
      inputs: ['production', '^production'],
      outputs: ['{projectRoot}/cdk.out'],
      metadata: { description: 'CloudFormation templates of the example' },
    },
  };
}
