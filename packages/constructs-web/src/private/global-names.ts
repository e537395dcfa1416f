import { Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The length of the longest region name, with a separator. */
const REGION_LENGTH = 15;

/**
 * A name for a resource of CloudFront, which is unique in an account across regions.
 *
 * The names that the CDK generates are the same for stacks of one name in two regions.
 */
export function globalName(construct: Construct, maxLength: number): string {
  const name = Names.uniqueResourceName(construct, { maxLength: maxLength - REGION_LENGTH, separator: '-' });
  return `${name}-${Stack.of(construct).region}`;
}
