import type { EnvironmentName } from '../environments';

/**
 * What an environment must keep, whatever its settings say.
 *
 * It is written down apart from the table of environments on purpose: a slip there is noticed here.
 */
export interface Expectations {
  /** Whether what holds data stays when its stack, or the resource in it, is removed. */
  readonly keepsData: boolean;
  /** Whether data is also protected against being deleted or overwritten by hand. */
  readonly protectsData: boolean;
}

/** What each environment must keep. */
export const EXPECTATIONS: Readonly<Record<EnvironmentName, Expectations>> = {
  local: { keepsData: false, protectsData: false },
  dev: { keepsData: false, protectsData: false },
  staging: { keepsData: true, protectsData: false },
  production: { keepsData: true, protectsData: true },
};
