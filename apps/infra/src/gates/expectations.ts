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
  /** APIs may answer everybody: the environment is reachable only from the machine that it runs on. */
  readonly allowsOpenApis: boolean;
  /** Pages have domains of their own, for which the oldest version of TLS can be chosen. */
  readonly hasOwnDomain: boolean;
}

/** The guarantees of each environment. */
export const EXPECTATIONS: Readonly<Record<EnvironmentName, Expectations>> = {
  local: { keepsData: false, protectsData: false, allowsOpenApis: true, hasOwnDomain: false },
  dev: { keepsData: false, protectsData: false, allowsOpenApis: false, hasOwnDomain: false },
  staging: { keepsData: true, protectsData: false, allowsOpenApis: false, hasOwnDomain: false },
  production: { keepsData: true, protectsData: true, allowsOpenApis: false, hasOwnDomain: true },
};
