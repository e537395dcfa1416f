import { Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const MAX_LENGTH = 50;

/** The lengths of the names of a stack and of a construct in one of its nested stacks, with a separator in between. */
const MAX_STACK_LENGTH = 19;
const MAX_NESTED_LENGTH = 30;

/**
 * The default name of a vault, or undefined for the default of the CDK, which is derived from the path of the vault.
 *
 * The path is not unique if a stack has a name of its own, because the app can be deployed again with another name.
 */
export function defaultVaultName(scope: Construct): string | undefined {
  return hasOwnName(topStack(scope)) ? uniqueName(scope) : undefined;
}

/**
 * The default name of a plan, unique in an account and region.
 *
 * The default of the CDK is the ID of the construct.
 *
 * @see https://github.com/aws/aws-cdk/issues/38318
 */
export function defaultPlanName(scope: Construct): string {
  return uniqueName(scope);
}

/** The default name of a restore-testing plan, unique in an account and region. It has no hyphens. */
export function defaultRestoreTestingPlanName(scope: Construct): string {
  return uniqueName(scope, '_');
}

/** A name derived from the name of the stack and the path of the construct. */
function uniqueName(scope: Construct, separator = '-'): string {
  const stack = topStack(scope);
  if (stack === Stack.of(scope)) return Names.uniqueResourceName(scope, { maxLength: MAX_LENGTH });

  // The name of a nested stack is not known at synthesis.
  const stackName = Names.uniqueResourceName(stack, { maxLength: MAX_STACK_LENGTH });
  return `${stackName}${separator}${Names.uniqueResourceName(scope, { maxLength: MAX_NESTED_LENGTH })}`;
}

function topStack(scope: Construct): Stack {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent) stack = stack.nestedStackParent;
  return stack;
}

/** True unless the name of a stack is derived from its path, which is then followed by a hash if it has several parts. */
function hasOwnName(stack: Stack): boolean {
  const name = letters(stack.stackName);
  const path = letters(stack.node.path);
  return !name.startsWith(path) || !/^([0-9A-F]{8})?$/.test(name.slice(path.length));
}

function letters(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}
