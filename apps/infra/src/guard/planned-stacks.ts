import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { StackState } from '@trading/guard';
import type { Template } from '@trading/template';
import type { EnvironmentName } from '../environments';

/**
 * Reads the stacks of an environment that the target `synth` wrote.
 *
 * @param assembly the folder that the app was synthesised to
 */
export function plannedStacks(assembly: string, environment: EnvironmentName): StackState[] {
  const { stacks } = new CloudAssembly(assembly).getNestedAssembly(`assembly-${environment}`);
  return stacks.map((stack) => ({
    name: stack.stackName,
    region: stack.environment.region,
    terminationProtection: stack.terminationProtection ?? false,
    template: stack.template as Template,
  }));
}
