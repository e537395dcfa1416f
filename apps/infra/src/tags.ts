import { Tags, type Stack } from 'aws-cdk-lib/core';
import type { Place } from './naming';

/** The value of the tag `Project`. */
export const PROJECT = 'trading-analytics';

/** Tags all taggable resources of a stack. Tags of the app would not apply to stages. */
export function tagStack(stack: Stack, { environment, region }: Place): void {
  const tags = { Environment: environment, ManagedBy: 'cdk', Project: PROJECT, Region: region };
  for (const [key, value] of Object.entries(tags)) Tags.of(stack).add(key, value);
}
