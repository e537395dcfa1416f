import type { EnvironmentName } from '../environments';

/**
 * Guarantees of an environment that its settings must not break.
 *
 * They are deliberately separate from the table of environments, so that the rules detect a mistake in that table.
 */
export interface Expectations {
  /** Resources that hold data are retained when they, or their stack, are deleted. */
  readonly keepsData: boolean;
  /** Data is also protected from being deleted or overwritten manually. */
  readonly protectsData: boolean;
}

/** The guarantees of each environment. */
export const EXPECTATIONS: Readonly<Record<EnvironmentName, Expectations>> = {
  local: { keepsData: false, protectsData: false },
  dev: { keepsData: false, protectsData: false },
  staging: { keepsData: true, protectsData: false },
  production: { keepsData: true, protectsData: true },
};
