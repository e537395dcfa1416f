import type { TargetConfiguration } from '@nx/devkit';
import { QUIET } from './cdk-app-targets';
import { typeScriptTargets } from './typescript-targets';

/** Template validation is disabled because it takes seconds per synthesis. */
const OPTIONS = { cwd: '{projectRoot}', env: { ...QUIET, CDK_VALIDATION: 'false' } };

/** An example uses the compiled libraries, as if they were installed. */
const INSTALLED = ['^compile'];

/**
 * The targets of an example, which is a repository as another team would have it. It is checked with its own compiler options,
 * tests and synthesis.
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
      metadata: { description: 'Runs the tests of the example with its own configuration' },
    },
    synth: {
      command: 'cdk synth --quiet --output cdk.out',
      options: OPTIONS,
      dependsOn: INSTALLED,
      cache: true,
      inputs: ['production', '^production'],
      outputs: ['{projectRoot}/cdk.out'],
      metadata: { description: 'Synthesises the CloudFormation templates of the example' },
    },
  };
}
