import { Tags, type Stack } from 'aws-cdk-lib/core';
import type { Place } from './naming';

/** The project all resources belong to, in tags. */
export const PROJECT = 'trading-analytics';

/** Tags everything in a stack that can be tagged. Tags on the app would not reach into stages. */
export function tagStack(stack: Stack, { environment, region }: Place): void {
  const tags = { Environment: environment, ManagedBy: 'cdk', Project: PROJECT, Region: region };
  for (const [key, value] of Object.entries(tags)) Tags.of(stack).add(key, value);
}
