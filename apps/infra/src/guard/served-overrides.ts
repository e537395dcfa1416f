import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { nameOf, placeOf, type Override } from '@trading/guard';
import { list, valueAt, type Template } from '@trading/template';

/** The metadata of a stack with the overrides that it was deployed with. */
const METADATA = 'trading:guard-overrides';

/**
 * Records overrides in the metadata of their stacks. So the deployed template says which of them have served, as soon as
 * CloudFormation has updated the stack.
 *
 * @param scope contains the stacks
 */
export function recordOverrides(scope: IConstruct, overrides: readonly Override[]): void {
  for (const stack of scope.node.findAll().filter((construct) => Stack.isStack(construct))) {
    const place = placeOf({ region: stack.region, name: stack.stackName });
    const own = overrides.filter((override) => override.stack === place);
    if (own.length > 0) stack.addMetadata(METADATA, own.map(nameOf).sort());
  }
}

/** Returns true if a stack was deployed with an override. */
export function wasDeployedWith(override: Override, template: Template | undefined): boolean {
  return list(valueAt(template?.['Metadata'], METADATA)).includes(nameOf(override));
}
