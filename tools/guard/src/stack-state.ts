import type { Template } from '@trading/template';

/** A stack, as it is deployed, was committed, or is to be deployed. */
export interface StackState {
  /** The name of the stack, unique in its region. */
  readonly name: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  readonly template: Template;
}

/** Identifies a stack in an account, for example `us-east-1/analytics-data-production`. */
export function placeOf({ region, name }: Pick<StackState, 'region' | 'name'>): string {
  return `${region}/${name}`;
}
